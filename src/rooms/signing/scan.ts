import { accept, refuse, type Outcome } from '#platform/outcome.ts';

/** A paper as it was scanned or photographed. */
export type Scan = { name: string; content: Uint8Array };

export const largestScan = 15_000_000;

const kinds = {
	'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
	'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
	'image/jpeg': [0xff, 0xd8, 0xff]
};

export type ScanType = keyof typeof kinds;

/** What a scan really is, by its first bytes: a name or a claim proves nothing. */
export function checkScan(bytes: Uint8Array): Outcome<ScanType> {
	if (bytes.length === 0) return refuse('scan_missing');
	if (bytes.length > largestScan) return refuse('scan_too_large');
	const types = Object.keys(kinds) as ScanType[];
	const type = types.find((one) => kinds[one].every((sign, at) => bytes[at] === sign));
	return type ? accept(type) : refuse('scan_wrong_type');
}
