import { cadesSignature, type SealingKey } from './cades.ts';
import { coveredBytes, prepareSeal, putSeal } from './seal-place.ts';

/**
 * The same document with the house's signature within it (PAdES baseline B): any change of a byte is
 * shown by whatever opens it.
 */
export function sealPdf(
	pdf: Uint8Array,
	key: SealingKey,
	words: { name: string; reason: string; place: string | null; at: Date }
): Uint8Array<ArrayBuffer> {
	const place = prepareSeal(pdf, words);
	return new Uint8Array(putSeal(place, cadesSignature(coveredBytes(place), key)));
}
