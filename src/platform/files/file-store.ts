import type { Readable } from 'node:stream';
import { PlainSentence } from '../plain-sentence.ts';

/** Where the bytes of files lie, by digest; the database knows their names and owners. */
export type FileStore = {
	put(key: string, content: Readable): Promise<void>;
	open(key: string): Promise<Readable>;
	has(key: string): Promise<boolean>;
	remove(key: string): Promise<void>;
	list(): AsyncIterable<string>;
};

/** The store is out of reach or out of order; what was asked of it may be asked again later. */
export class StoreAway extends PlainSentence {
	override name = 'StoreAway';
}

const shape = /^[0-9a-f]{64}$/;

export function keyPath(key: string): string {
	if (!shape.test(key)) throw new Error(`not a file key: ${key}`);
	return `${key.slice(0, 2)}/${key}`;
}
