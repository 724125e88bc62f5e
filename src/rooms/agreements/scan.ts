import { accept, refuse, type Outcome } from '#platform/outcome.ts';

const most = 25_000_000;
const marks: [mediaType: string, bytes: number[]][] = [
	['application/pdf', [0x25, 0x50, 0x44, 0x46]],
	['image/png', [0x89, 0x50, 0x4e, 0x47]],
	['image/jpeg', [0xff, 0xd8, 0xff]]
];

/** What a scan really is, by its first bytes; a name can say anything. */
export function scanType(content: Uint8Array): Outcome<string> {
	if (content.byteLength > most) return refuse('scan_too_large');
	const known = marks.find(([, mark]) => mark.every((byte, at) => content[at] === byte));
	return known ? accept(known[0]) : refuse('scan_unreadable');
}
