import { accept, refuse, type Outcome } from '#platform/outcome.ts';

export const largestPicture = 2_000_000;

const pictures = {
	'image/png': (bytes: Uint8Array) =>
		starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
	'image/jpeg': (bytes: Uint8Array) => starts(bytes, [0xff, 0xd8, 0xff]),
	'image/webp': (bytes: Uint8Array) =>
		starts(bytes, [0x52, 0x49, 0x46, 0x46]) && starts(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50])
};

export type PictureType = keyof typeof pictures;

export const isPicture = (mediaType: string): mediaType is PictureType => mediaType in pictures;

/** What a picture really is, by its first bytes: a name or a claim proves nothing. */
export function checkPicture(bytes: Uint8Array): Outcome<PictureType> {
	if (bytes.length === 0) return refuse('picture_empty');
	if (bytes.length > largestPicture) return refuse('picture_too_large');
	const type = (Object.keys(pictures) as PictureType[]).find((one) => pictures[one](bytes));
	if (type) return accept(type);
	const start = new TextDecoder().decode(bytes.subarray(0, 1000));
	return refuse(/<svg[\s>]/i.test(start) ? 'picture_svg' : 'picture_wrong_type');
}

const starts = (bytes: Uint8Array, signs: number[]): boolean =>
	signs.every((sign, place) => bytes[place] === sign);
