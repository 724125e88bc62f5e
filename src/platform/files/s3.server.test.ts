import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreAway } from './file-store.ts';
import { s3FileStore } from './s3.server.ts';
import { bucketServer } from './testing.ts';

let peer: Awaited<ReturnType<typeof bucketServer>>;
beforeEach(async () => (peer = await bucketServer()));
afterEach(() => peer.close());

const storeAt = (changes: object = {}) =>
	s3FileStore({ bucket: peer.bucket, region: peer.region, ...peer.keys, ...changes });
const keyOf = (content: Buffer) => createHash('sha256').update(content).digest('hex');
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const contents = ['', 'gęślą jaźń', 'x'.repeat(300_000), 'a', 'b'].map((text) => Buffer.from(text));

describe('a bucket', () => {
	it('keeps, gives, lists and removes files, signed and in path style', async () => {
		const store = storeAt({ bucket: `${peer.bucket}/` });
		for (const content of contents) await store.put(keyOf(content), Readable.from([content]));
		for (const content of contents)
			expect(await buffer(await store.open(keyOf(content)))).toEqual(content);
		expect((await Array.fromAsync(store.list())).sort()).toEqual(contents.map(keyOf).sort());
		const [empty = ''] = contents.map(keyOf);
		expect([...peer.objects.keys()]).toContain(`${empty.slice(0, 2)}/${empty}`);
		expect(await store.has(empty)).toBe(true);
		await store.remove(empty);
		await store.remove(empty);
		expect(await store.has(empty)).toBe(false);
		await expect(store.open(empty)).rejects.toThrow('404');
	});

	it('refuses another secret, and another region', async () => {
		const key = keyOf(Buffer.from('a'));
		const put = (changes: object) => storeAt(changes).put(key, Readable.from(['a']));
		await expect(put({ secretAccessKey: 'guessed' })).rejects.toThrow('403');
		await expect(put({ region: 'us-east-1' })).rejects.toThrow('403');
		expect(peer.objects.size).toBe(0);
	});

	it('that stumbles is asked again', async () => {
		peer.state.mood = 'stumbling';
		const content = Buffer.from('warp');
		await storeAt().put(keyOf(content), Readable.from([content]));
		expect(await buffer(await storeAt().open(keyOf(content)))).toEqual(content);
	});

	it.each(['broken', 'silent'] as const)('that is %s counts as away', async (mood) => {
		peer.state.mood = mood;
		const store = storeAt({ patience: 700 });
		const key = keyOf(Buffer.from('a'));
		await expect(store.put(key, Readable.from(['a']))).rejects.toThrow(StoreAway);
		await expect(store.has(key)).rejects.toThrow(StoreAway);
		await expect(store.open(key)).rejects.toThrow(StoreAway);
		await expect(Array.fromAsync(store.list())).rejects.toThrow(StoreAway);
	});

	it('that is silent counts as away even when garbage is collected meanwhile', async () => {
		peer.state.mood = 'silent';
		const collecting = setInterval(collectGarbage, 20);
		const asked = storeAt({ patience: 300 }).has(keyOf(Buffer.from('a')));
		await expect(asked).rejects.toThrow(StoreAway);
		clearInterval(collecting);
	}, 10_000);

	it('that is not there counts as away', async () => {
		await peer.close();
		await expect(storeAt().has(keyOf(Buffer.from('a')))).rejects.toThrow(StoreAway);
	});
});
