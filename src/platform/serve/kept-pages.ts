import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Door } from './doors.ts';
import { encodingFor, isForAnyone, keptPage, mayKeep, type KeptPage } from './kept-page.ts';

const mostBytes = 96 * 1024 * 1024;
/** Pages say how long ago things were; nothing is shown older than this, edited or not. */
const longestMs = 60_000;

export type Keeper = {
	door: Door;
	/** Something that visitors see has changed: every kept page is dropped. */
	drop(): void;
	/** While nobody tells of changes nothing may be kept. */
	trust(isTold: boolean): void;
	size(): number;
};

type Waiting = { request: IncomingMessage; response: ServerResponse; next: () => void };

export function keepPages(clock: () => number = Date.now): Keeper {
	const kept = new Map<string, KeptPage>();
	const rendering = new Map<string, Waiting[]>();
	let bytes = 0;
	let edition = 0;
	let isTold = false;

	const drop = () => {
		kept.clear();
		bytes = 0;
		edition += 1;
	};
	const keep = (key: string, page: KeptPage) => {
		kept.set(key, page);
		bytes += page.bytes;
		for (const [oldest, { bytes: freed }] of kept) {
			if (bytes <= mostBytes) break;
			kept.delete(oldest);
			bytes -= freed;
		}
	};
	const findFresh = (key: string): KeptPage | undefined => {
		const page = kept.get(key);
		if (!page || page.until > clock()) return page;
		kept.delete(key);
		bytes -= page.bytes;
		return undefined;
	};
	const door: Door = (request, response, next) => {
		if (!isTold || !isForAnyone(request)) return next();
		const key = `${request.headers.host} ${request.url}`;
		const page = findFresh(key);
		if (page) return serve(page, request, response);
		const queue = rendering.get(key);
		if (queue) return void queue.push({ request, response, next });
		rendering.set(key, []);
		const begun = edition;
		let isDone = false;
		holdBack(response, (body) => {
			if (isDone) return false;
			isDone = true;
			const fresh = body && keptPage(response.getHeaders(), body, clock() + longestMs);
			const isCurrent = fresh !== undefined && begun === edition && isTold;
			if (isCurrent) keep(key, fresh);
			const waiting = rendering.get(key) ?? [];
			rendering.delete(key);
			if (fresh) serve(fresh, request, response);
			for (const one of waiting) {
				if (isCurrent) serve(fresh, one.request, one.response);
				else one.next();
			}
			return fresh !== undefined;
		});
		next();
	};
	return {
		door,
		drop,
		trust: (told) => {
			isTold = told;
			drop();
		},
		size: () => kept.size
	};
}

function serve(page: KeptPage, request: IncomingMessage, response: ServerResponse): void {
	const head = {
		...page.headers,
		etag: page.etag,
		vary: 'accept-encoding',
		'cache-control': 'public, no-cache'
	};
	if (request.headers['if-none-match'] === page.etag)
		return void response.writeHead(304, head).end();
	const encoding = encodingFor(request.headers['accept-encoding']);
	const body = page.bodies[encoding];
	response.writeHead(200, {
		...head,
		...(encoding !== 'identity' && { 'content-encoding': encoding }),
		'content-length': body.byteLength
	});
	response.end(body);
}

/**
 * Holds back what the pages behind write until it is whole, so that the first visitor gets it as
 * small as everyone after; what may not be kept goes out as it was written.
 */
function holdBack(response: ServerResponse, done: (body: Buffer | undefined) => boolean): void {
	const chunks: Buffer[] = [];
	const { write, end, writeHead, flushHeaders } = response;
	const note = (chunk: unknown) => {
		if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
	};
	const release = () => Object.assign(response, { write, end, writeHead, flushHeaders });
	response.flushHeaders = () => undefined;
	response.writeHead = ((status: number, ...rest: unknown[]) => {
		response.statusCode = status;
		const headers = rest.at(-1);
		if (headers && typeof headers === 'object')
			for (const [name, value] of Object.entries(headers))
				response.setHeader(name, value as string);
		return response;
	}) as typeof response.writeHead;
	response.write = ((chunk: unknown, ...rest: unknown[]) => {
		note(chunk);
		const told = rest.find((one) => typeof one === 'function') as (() => void) | undefined;
		if (told) queueMicrotask(told);
		return true;
	}) as typeof response.write;
	response.end = ((chunk: unknown) => {
		note(chunk);
		release();
		const body = Buffer.concat(chunks);
		const isKept = mayKeep(response.statusCode, response.getHeaders()) && done(body);
		if (!isKept) done(undefined);
		return isKept ? response : response.end(body);
	}) as typeof response.end;
	response.once('close', () => {
		if (!response.writableEnded) done(undefined);
	});
}
