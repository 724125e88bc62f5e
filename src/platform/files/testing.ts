import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

const keys = { accessKeyId: 'OSNOVATEST', secretAccessKey: 'a secret+only/for tests' };
const region = 'eu-central-1';
const perPage = 2;

type Mood = 'fine' | 'stumbling' | 'broken' | 'silent';

/** An S3-compatible bucket for tests, in path style, that checks every signature. */
export async function bucketServer() {
	const objects = new Map<string, Buffer>();
	const state = { mood: 'fine' as Mood, asked: 0 };
	const server = createServer((request, response) => {
		state.asked += 1;
		if (state.mood === 'silent') return;
		if (state.mood === 'broken' || (state.mood === 'stumbling' && state.asked % 3 !== 0))
			return void response.writeHead(500).end();
		void answer(objects, request, response);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	const close = () => {
		server.closeAllConnections();
		return new Promise<void>((done) => server.close(() => done()));
	};
	return { bucket: `http://127.0.0.1:${port}/osnova`, keys, region, objects, state, close };
}

async function answer(
	objects: Map<string, Buffer>,
	request: IncomingMessage,
	response: ServerResponse
): Promise<void> {
	const body = await buffer(request);
	const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
	if (!isSigned(request, url)) return void response.writeHead(403).end('SignatureDoesNotMatch');
	if (!/^\/osnova(\/|$)/.test(url.pathname))
		return void response.writeHead(404).end('NoSuchBucket');
	const key = url.pathname.slice('/osnova/'.length);
	if (!key) return void response.end(listing(objects, url.searchParams));
	const known = objects.get(key);
	if (request.method === 'PUT') objects.set(key, body);
	else if (request.method === 'DELETE') objects.delete(key);
	else if (!known) return void response.writeHead(404).end();
	else if (request.method === 'GET') return void response.end(known);
	response.end();
}

/** Two to a page, each page's token with a sign that XML must escape. */
function listing(objects: Map<string, Buffer>, query: URLSearchParams): string {
	const from = Number(query.get('continuation-token')?.replace('&', '') ?? 0);
	const all = [...objects.keys()].sort();
	const shown = all.slice(from, from + perPage);
	const isMore = from + perPage < all.length;
	return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${isMore}</IsTruncated>${shown
		.map((key) => `<Contents><Key>${key}</Key></Contents>`)
		.join(
			''
		)}${isMore ? `<NextContinuationToken>&amp;${from + perPage}</NextContinuationToken>` : ''}</ListBucketResult>`;
}

/** AWS signature, version 4, worked out anew from what came. */
function isSigned({ headers, method }: IncomingMessage, url: URL): boolean {
	const [, credential = '', signed = '', signature] =
		/^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)$/.exec(
			headers.authorization ?? ''
		) ?? [];
	const [id, day = '', where = '', service = '', last = ''] = credential.split('/');
	if (id !== keys.accessKeyId || where !== region || service !== 's3') return false;
	const query = [...url.searchParams]
		.map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
		.sort()
		.join('&');
	const lines = signed.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
	const hash = String(headers['x-amz-content-sha256']);
	const asked = [method, url.pathname, query, lines.join(''), signed, hash].join('\n');
	const time = String(headers['x-amz-date']);
	const scope = [day, where, service, last].join('/');
	const text = ['AWS4-HMAC-SHA256', time, scope, sha256(asked)].join('\n');
	const key = [day, where, service, last].reduce<Buffer | string>(
		(secret, part) => createHmac('sha256', secret).update(part).digest(),
		`AWS4${keys.secretAccessKey}`
	);
	return createHmac('sha256', key).update(text).digest('hex') === signature;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const escaped = (text: string): string =>
	encodeURIComponent(text).replace(
		/[!'()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
	);
