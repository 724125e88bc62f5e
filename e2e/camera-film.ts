import { writeFile } from 'node:fs/promises';
import { qrDrawing } from '#platform/pdf/qr.server.ts';
import type { Page } from 'playwright-core';

const [wide, high, framesEach] = [320, 240, 10];

/**
 * A film for Chromium's false camera, shown over and over: the ticket's code for two seconds and an
 * empty desk for four, drawn by the page.
 */
export async function filmTicket(page: Page, code: string, path: string): Promise<void> {
	const drawing = `data:image/svg+xml,${encodeURIComponent(await qrDrawing(code))}`;
	const luma = await page.evaluate(
		async ([source, width, height]) => {
			const picture = new Image(160, 160);
			picture.src = source;
			await picture.decode();
			const canvas = new OffscreenCanvas(width, height);
			const pencil = canvas.getContext('2d');
			if (!pencil) throw new Error('nothing to draw on');
			pencil.fillStyle = '#ddd';
			pencil.fillRect(0, 0, width, height);
			pencil.fillStyle = '#fff';
			pencil.fillRect(width / 2 - 95, height / 2 - 95, 190, 190);
			pencil.drawImage(picture, width / 2 - 80, height / 2 - 80, 160, 160);
			const { data } = pencil.getImageData(0, 0, width, height);
			return Array.from({ length: width * height }, (_, at) => data[at * 4] ?? 0);
		},
		[drawing, wide, high] as const
	);
	const ticket = frame(Buffer.from(luma));
	const desk = frame(Buffer.alloc(wide * high, 0xaa));
	const frames = [...repeated(ticket, framesEach), ...repeated(desk, framesEach * 2)];
	const head = Buffer.from(`YUV4MPEG2 W${wide} H${high} F5:1 Ip A1:1 C420jpeg\n`);
	await writeFile(path, Buffer.concat([head, ...frames]));
}

const repeated = (one: Buffer, times: number): Buffer[] => Array.from({ length: times }, () => one);

/** Y as it is, U and V without colour. */
const frame = (luma: Buffer): Buffer =>
	Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((wide * high) / 2, 0x80)]);
