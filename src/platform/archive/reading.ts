import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { PlainSentence } from '#platform/plain-sentence.ts';
import { ENDING, FORMAT, MANIFEST, sectionOf, type Ending, type Manifest } from './layout.ts';

type Entry = AsyncIterable<Uint8Array> & { header: Header; resume(): void };

/** A table or a file out of the archive. Its content must be read to the end before the next. */
export interface Section {
	name: string;
	content: AsyncIterable<Uint8Array>;
}

export function readArchive(file: string): AsyncGenerator<Section> {
	const entries = extract();
	pipeline(createReadStream(file), createGunzip(), entries, () => undefined);
	return sectionsOf(entries as AsyncIterable<Entry>);
}

async function* sectionsOf(entries: AsyncIterable<Entry>): AsyncGenerator<Section> {
	const source = entries[Symbol.asyncIterator]();
	let next = await source.next();
	while (!next.done) {
		const name = sectionOf(next.value.header.name);
		const content = async function* () {
			while (!next.done && sectionOf(next.value.header.name) === name) {
				yield* next.value;
				next = await source.next();
			}
		};
		yield { name, content: content() };
		// What nobody asked for is passed over.
		while (!next.done && sectionOf(next.value.header.name) === name) {
			next.value.resume();
			next = await source.next();
		}
	}
}

export async function readManifest(sections: AsyncGenerator<Section>): Promise<Manifest> {
	const first = await sections.next();
	if (first.done || first.value.name !== MANIFEST) throw noArchive();
	const manifest = JSON.parse(await text(first.value.content)) as Manifest;
	if (manifest.program !== 'osnova') throw noArchive();
	if (manifest.format <= FORMAT) return manifest;
	throw new PlainSentence(
		'This archive was made by a newer Osnova. Please restore it with that one.'
	);
}

export async function readEnding({ name, content }: Section): Promise<Ending | undefined> {
	return name === ENDING ? (JSON.parse(await text(content)) as Ending) : undefined;
}

export function notWhole(file: string, cause?: Error): PlainSentence {
	const why = cause ? ` (${cause.message})` : '';
	return new PlainSentence(`${file} is not a whole archive${why}. Nothing was changed.`);
}

function noArchive(): PlainSentence {
	return new PlainSentence('This file is not an archive of Osnova. Nothing was changed.');
}

/** A torn or altered file, in the words of gzip, tar, JSON, or of a database offered its rows. */
export function isDamage(error: unknown): error is Error {
	const { code = '', message = '' } = error as NodeJS.ErrnoException;
	const isTorn = /unexpected end|invalid tar|premature|in JSON/i.test(message);
	const isRefusedByDatabase = /^2[23]/.test(code);
	return (
		code.startsWith('Z_') || isRefusedByDatabase || code === 'ERR_STREAM_PREMATURE_CLOSE' || isTorn
	);
}
