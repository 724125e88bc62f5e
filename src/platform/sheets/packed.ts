import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

/** A file within a zip archive. */
type Packed = { isDeflated: boolean; from: number; length: number };

export class TooMuchInside extends Error {}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const mostEntries = 10_000;

/** What an archive holds, by its own list at the end. */
export function listPacked(bytes: Uint8Array): Map<string, Packed> {
	const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
	if (end < 0 || archive.readUInt32LE(end) !== endMark) throw new Error('no list of files');
	const count = Math.min(archive.readUInt16LE(end + 10), mostEntries);
	const packed = new Map<string, Packed>();
	let at = archive.readUInt32LE(end + 16);
	for (let done = 0; done < count; done++) {
		if (archive.readUInt32LE(at) !== entryMark) throw new Error('broken list of files');
		const nameLength = archive.readUInt16LE(at + 28);
		const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
		packed.set(name, placeOf(archive, at));
		at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
	}
	return packed;
}

function placeOf(archive: Buffer, at: number): Packed {
	const head = archive.readUInt32LE(at + 42);
	const from = head + 30 + archive.readUInt16LE(head + 26) + archive.readUInt16LE(head + 28);
	return {
		isDeflated: archive.readUInt16LE(at + 10) === 8,
		from,
		length: archive.readUInt32LE(at + 20)
	};
}

/** The file unpacked, piece by piece; what it claims of its size is not relied on. */
export async function* unpack(
	bytes: Uint8Array,
	{ isDeflated, from, length }: Packed,
	most: number
): AsyncGenerator<Buffer> {
	const content = Buffer.from(bytes.buffer, bytes.byteOffset + from, length);
	const source = Readable.from(piecesOf(content));
	let unpacked = 0;
	for await (const piece of isDeflated ? source.pipe(createInflateRaw()) : source) {
		unpacked += (piece as Buffer).length;
		if (unpacked > most) throw new TooMuchInside();
		yield piece as Buffer;
	}
}

export function* piecesOf(buffer: Buffer): Generator<Buffer> {
	for (let at = 0; at < buffer.length; at += 65_536) yield buffer.subarray(at, at + 65_536);
}
