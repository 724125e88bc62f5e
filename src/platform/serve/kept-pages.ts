import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Door } from './doors.ts';
import {
	answerIn,
	encodingFor,
	isForAnyone,
	keptPage,
	mayKeep,
	type Answer,
	type KeptPage
} from './kept-page.ts';

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

type Shelf = {
	find(key: string): KeptPage | undefined;
	put(key: string, page: KeptPage): void;
	clear(): void;
	size(): number;
};

/** Holds pages up to so many bytes, the oldest going first, none past its time. */
function openShelf(clock: () => number): Shelf {
	const kept = new Map<string, KeptPage>();
	let bytes = 0;
	const take = (key: string) => {
		bytes -= kept.get(key)?.bytes ?? 0;
		kept.delete(key);
	};
	return {
		find(key) {
			const page = kept.get(key);
			if (page && page.until <= clock()) take(key);
			return kept.get(key);
		},
		put(key, page) {
			take(key);
			kept.set(key, page);
			bytes += page.bytes;
			for (const oldest of kept.keys()) {
				if (bytes <= mostBytes) break;
				take(oldest);
			}
		},
		clear() {
			kept.clear();
			bytes = 0;
		},
		size: () => kept.size
	};
}

export function keepPages(clock: () => number = Date.now): Keeper {
	const shelf = openShelf(clock);
	const rendering = new Map<string, Waiting[]>();
	let edition = 0;
	let isTold = false;
	const drop = () => {
		shelf.clear();
		edition += 1;
	};

	const render = (key: string, { request, response, next }: Waiting) => {
		const begun = edition;
		let isDone = false;
		rendering.set(key, []);
		holdBack(response, (body) => {
			if (isDone) return false;
			isDone = true;
			const fresh = body && keptPage(response.getHeaders(), body, clock() + longestMs);
			const isCurrent = fresh !== undefined && begun === edition && isTold;
			if (isCurrent) shelf.put(key, fresh);
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

	const door: Door = (request, response, next) => {
		if (!isTold || !isForAnyone(request)) return next();
		const key = `${request.headers.host} ${request.url}`;
		const page = shelf.find(key);
		if (page) return serve(page, request, response);
		const queue = rendering.get(key);
		if (queue) queue.push({ request, response, next });
		else render(key, { request, response, next });
	};
	const trust = (told: boolean) => {
		isTold = told;
		drop();
	};
	return { door, drop, trust, size: shelf.size };
}

function serve(page: KeptPage, request: IncomingMessage, response: ServerResponse): void {
	if (request.headers['if-none-match'] === page.etag)
		return void response.writeHead(304, page.unchanged).end();
	const send = ({ head, body }: Answer) => void response.writeHead(200, head).end(body);
	const answer = answerIn(encodingFor(request.headers['accept-encoding']), page);
	if (answer instanceof Promise) answer.then(send, () => send(page.answers.identity));
	else send(answer);
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
