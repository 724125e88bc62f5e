import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
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

/** Asks a few times where the bucket stumbles; only its first word is waited for, not the last. */
function askerOf({ region = 'auto', patience = 30_000, ...keys }: S3Settings): Ask {
	const { accessKeyId, secretAccessKey } = keys;
	const client = new AwsClient({
		accessKeyId,
		secretAccessKey,
		region,
		service: 's3',
		retries: 3
	});
	return async (url, init = {}, alsoFine = []) => {
		const told = `${init.method ?? 'GET'} ${url}`;
		const silence = new AbortController();
		const timer = setTimeout(() => silence.abort(), patience);
		const answer = await client
			.fetch(url, { ...init, signal: silence.signal })
			.catch((cause: unknown) => {
				throw new StoreAway(`the file store does not answer ${told}`, { cause });
			})
			.finally(() => clearTimeout(timer));
		if (answer.ok || alsoFine.includes(answer.status)) return answer;
		throw new StoreAway(`the file store answered ${answer.status} to ${told}`);
	};
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
