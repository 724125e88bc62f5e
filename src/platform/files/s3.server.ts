import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { keyPath, StoreAway, type FileStore } from './file-store.ts';

export type S3Settings = {
	/** Address of the bucket: https://host/bucket */
	bucket: string;
	accessKeyId: string;
	secretAccessKey: string;
	region?: string;
	/** How long a bucket may keep silent before it counts as away, in milliseconds. */
	patience?: number;
};

type Ask = (url: string, init?: RequestInit, alsoFine?: number[]) => Promise<Response>;

export function s3FileStore(settings: S3Settings): FileStore {
	const bucket = settings.bucket.replace(/\/$/, '');
	const ask = askerOf(settings);
	const address = (key: string) => `${bucket}/${keyPath(key)}`;
	return {
		async put(key, content) {
			const body = new Uint8Array(await buffer(content));
			await ask(address(key), { method: 'PUT', body });
		},
		async open(key) {
			const answer = await ask(address(key));
			if (!answer.body) throw new StoreAway(`the file store sent nothing for ${key}`);
			return Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]);
		},
		has: async (key) => (await ask(address(key), { method: 'HEAD' }, [404])).ok,
		remove: async (key) => void (await ask(address(key), { method: 'DELETE' }, [404])),
		list: () => listKeys(bucket, ask)
	};
}

const TRIES = 4;

/** Asks a few times where the bucket stumbles; only its first word is waited for, not the last. */
function askerOf({ region = 'auto', patience = 30_000, ...keys }: S3Settings): Ask {
	const { accessKeyId, secretAccessKey } = keys;
	const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' });
	// The signal goes to `fetch` itself: a signed Request follows it by a weak reference only, and
	// once that Request is collected as garbage nothing stops the question any more.
	const askOnce = async (url: string, init: RequestInit, signal: AbortSignal) =>
		fetch(await client.sign(url, init), { signal });
	return async (url, init = {}, alsoFine = []) => {
		const told = `${init.method ?? 'GET'} ${url}`;
		const silence = new AbortController();
		const timer = setTimeout(() => silence.abort(), patience);
		const answer = await withRetries(() => askOnce(url, init, silence.signal), silence.signal)
			.catch((cause: unknown) => {
				throw new StoreAway(`the file store does not answer ${told}`, { cause });
			})
			.finally(() => clearTimeout(timer));
		if (answer.ok || alsoFine.includes(answer.status)) return answer;
		throw new StoreAway(`the file store answered ${answer.status} to ${told}`);
	};
}

/** A bucket that is overloaded or stumbles is asked again, each time a little later. */
async function withRetries(ask: () => Promise<Response>, signal: AbortSignal): Promise<Response> {
	for (let attempt = 1; ; attempt++) {
		const answer = await ask();
		const stumbled = answer.status >= 500 || answer.status === 429;
		if (!stumbled || attempt === TRIES) return answer;
		await answer.body?.cancel();
		await pause(Math.random() * 50 * 2 ** attempt, undefined, { signal });
	}
}

async function* listKeys(bucket: string, ask: Ask): AsyncIterable<string> {
	let next: string | undefined;
	do {
		const query = new URLSearchParams({ 'list-type': '2' });
		if (next) query.set('continuation-token', next);
		const text = await (await ask(`${bucket}?${query}`)).text();
		for (const [, key] of text.matchAll(/<Key>[^<]*?([0-9a-f]{64})<\/Key>/g)) yield key ?? '';
		next = plain(/<NextContinuationToken>([^<]+)</.exec(text)?.[1]);
	} while (next);
}

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const plain = (text: string | undefined): string | undefined =>
	text?.replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => signs[name] ?? whole);
