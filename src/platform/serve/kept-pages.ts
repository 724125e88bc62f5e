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
		listenIn(response, (body) => {
			const fresh = body && keptPage(response.getHeaders(), body, clock() + longestMs);
			if (fresh && begun === edition && isTold) keep(key, fresh);
			const waiting = rendering.get(key) ?? [];
			rendering.delete(key);
			for (const one of waiting) {
				if (fresh && begun === edition) serve(fresh, one.request, one.response);
				else one.next();
			}
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

/** Hands over what the pages behind write, once it is whole; undefined when it may not be kept. */
function listenIn(response: ServerResponse, done: (body: Buffer | undefined) => void): void {
	const chunks: Buffer[] = [];
	const write = response.write.bind(response);
	const end = response.end.bind(response);
	const note = (chunk: unknown) => {
		if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
	};
	response.write = ((chunk: unknown, ...rest: never[]) => {
		note(chunk);
		return write(chunk as never, ...rest);
	}) as typeof response.write;
	response.end = ((chunk: unknown, ...rest: never[]) => {
		note(chunk);
		return end(chunk as never, ...rest);
	}) as typeof response.end;
	response.once('close', () => {
		const isWhole =
			response.writableFinished && mayKeep(response.statusCode, response.getHeaders());
		done(isWhole ? Buffer.concat(chunks) : undefined);
	});
}
