import { describe, expect, it } from 'vitest';
import { checkPicture, largestPicture } from './picture.ts';

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

describe('a picture is known by its first bytes', () => {
	it.each([
		['\x89PNG\r\n\x1a\n....', 'image/png'],
		['\xff\xd8\xff\xe0....', 'image/jpeg'],
		['RIFF....WEBPVP8 ', 'image/webp']
	])('%j', (start, type) => {
		expect(checkPicture(bytes(start))).toEqual({ ok: true, value: type });
	});
	it.each([
		['', 'picture_empty'],
		['<?xml version="1.0"?><svg xmlns="…"><script/></svg>', 'picture_svg'],
		['GIF89a', 'picture_wrong_type'],
		['RIFF....WAVEfmt ', 'picture_wrong_type'],
		['x'.repeat(largestPicture + 1), 'picture_too_large']
	])('refuses %j', (start, reason) => {
		expect(checkPicture(bytes(start))).toMatchObject({ ok: false, reason });
	});
});
