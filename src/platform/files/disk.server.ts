import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { newId } from '../ids.ts';
import { keyPath, type FileStore } from './file-store.ts';

export function diskFileStore(folder: string): FileStore {
	const place = (key: string) => join(folder, keyPath(key));
	return {
		async put(key, content) {
			const path = place(key);
			const half = join(folder, `.half-${newId()}`);
			await mkdir(dirname(path), { recursive: true });
			try {
				await pipeline(content, createWriteStream(half));
				await flush(half);
				await rename(half, path);
				await flush(dirname(path));
			} catch (failure) {
				await rm(half, { force: true });
				throw failure;
			}
		},
		async open(key) {
			await access(place(key));
			return createReadStream(place(key));
		},
		has: (key) =>
			access(place(key)).then(
				() => true,
				() => false
			),
		remove: (key) => rm(place(key), { force: true }),
		list: () => keysBelow(folder)
	};
}

async function flush(path: string): Promise<void> {
	const handle = await open(path, 'r');
	await handle.sync().finally(() => handle.close());
}

async function* keysBelow(folder: string): AsyncIterable<string> {
	const shelves = await readdir(folder, { withFileTypes: true }).catch(() => []);
	for (const shelf of shelves.filter((entry) => entry.isDirectory()))
		yield* (await readdir(join(folder, shelf.name))).sort();
}
