import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack, type Pack } from 'tar-stream';
import { PlainSentence } from '#platform/plain-sentence.ts';
import { partName } from './layout.ts';

const PART_BYTES = 4_000_000;

export interface ArchiveWriter {
	addText(name: string, text: string): Promise<void>;
	addParts(section: string, content: AsyncIterable<Uint8Array>): Promise<void>;
}

/** Writes an archive that appears under its name only when it is whole and on the disk. */
export async function writeArchive(
	file: string,
	fill: (archive: ArchiveWriter) => Promise<void>
): Promise<void> {
	const half = `${file}.half`;
	const tar = pack();
	const written = pipeline(tar, createGzip(), createWriteStream(half, { mode: 0o600 }));
	try {
		await Promise.all([written, fill(writerOn(tar)).then(() => tar.finalize(), destroying(tar))]);
		await flush(half);
		await rename(half, file);
	} catch (error) {
		await rm(half, { force: true });
		throw sentenceFor(error as NodeJS.ErrnoException, file);
	}
}

function sentenceFor(error: NodeJS.ErrnoException, file: string): Error {
	if (error.code === 'ENOSPC') return new PlainSentence(`The disk is full: ${file} was not made.`);
	if (error.code !== 'EACCES' && error.code !== 'EROFS') return error;
	return new PlainSentence(`${file} may not be written here. Please choose another folder.`);
}

function destroying(tar: Pack) {
	return (error: Error): never => {
		tar.destroy(error);
		throw error;
	};
}

function writerOn(tar: Pack): ArchiveWriter {
	return {
		addText: (name, text) => addEntry(tar, name, Buffer.from(text)),
		async addParts(section, content) {
			let part = 0;
			for await (const bytes of inParts(content)) {
				await addEntry(tar, partName(section, ++part), bytes);
			}
		}
	};
}

/** At least one part, so that what is empty is there as well. */
async function* inParts(content: AsyncIterable<Uint8Array>): AsyncIterable<Buffer> {
	let waiting: Uint8Array[] = [];
	let size = 0;
	let hasYielded = false;
	for await (const piece of content) {
		waiting.push(piece);
		size += piece.byteLength;
		if (size < PART_BYTES) continue;
		yield Buffer.concat(waiting);
		[waiting, size, hasYielded] = [[], 0, true];
	}
	if (size > 0 || !hasYielded) yield Buffer.concat(waiting);
}

function addEntry(tar: Pack, name: string, bytes: Buffer): Promise<void> {
	return new Promise((done, fail) => {
		tar.entry({ name, mode: 0o600 }, bytes, (error) => (error ? fail(error) : done()));
	});
}

async function flush(file: string): Promise<void> {
	const handle = await open(file, 'r+');
	await handle.sync().finally(() => handle.close());
}
