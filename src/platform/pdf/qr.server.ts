import { toString } from 'qrcode';

/** A QR code as a drawing, without a margin of its own. */
export const qrDrawing = (text: string): Promise<string> =>
	toString(text, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });
