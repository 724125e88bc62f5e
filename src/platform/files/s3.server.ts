import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { AwsClient } from 'aws4fetch';
import { keyPath, type FileStore } from './file-store.ts';

export type S3Settings = {
	/** Address of the bucket: https://host/bucket */
	bucket: string;
	accessKeyId: string;
	secretAccessKey: string;
	region?: string;
};

export function s3FileStore({ bucket, region = 'auto', ...keys }: S3Settings): FileStore {
	const client = new AwsClient({ ...keys, region, service: 's3', retries: 3 });
	const address = (key: string) => `${bucket.replace(/\/$/, '')}/${keyPath(key)}`;
	const ask = async (url: string, init?: RequestInit, alsoFine: number[] = []) => {
		const answer = await client.fetch(url, init);
		if (!answer.ok && !alsoFine.includes(answer.status))
			throw new Error(
				`the file store answered ${answer.status} to ${init?.method ?? 'GET'} ${url}`
			);
		return answer;
	};
	return {
		async put(key, content) {
			const body = new Uint8Array(await buffer(content));
			await ask(address(key), { method: 'PUT', body });
		},
		async open(key) {
			const answer = await ask(address(key));
			if (!answer.body) throw new Error(`the file store sent nothing for ${key}`);
			return Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]);
		},
		has: async (key) => (await ask(address(key), { method: 'HEAD' }, [404])).ok,
		remove: async (key) => void (await ask(address(key), { method: 'DELETE' }, [404])),
		list: () => listKeys(bucket, ask)
	};
}

async function* listKeys(bucket: string, ask: (url: string) => Promise<Response>) {
	let next: string | undefined;
	do {
		const query = new URLSearchParams({ 'list-type': '2' });
		if (next) query.set('continuation-token', next);
		const text = await (await ask(`${bucket}?${query}`)).text();
		for (const [, key] of text.matchAll(/<Key>[^<]*?([0-9a-f]{64})<\/Key>/g)) yield key ?? '';
		next = /<NextContinuationToken>([^<]+)</.exec(text)?.[1];
	} while (next);
}
