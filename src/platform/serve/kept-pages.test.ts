import { createServer, request as ask, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { Door } from './doors.ts';
import { isForAnyone } from './kept-page.ts';
import { keepPages, type Keeper } from './kept-pages.ts';

let server: Server;
afterEach(() => new Promise((done) => server.close(done)));

async function open(keeper: Keeper, pages: Door): Promise<number> {
	server = createServer((request, response) =>
		keeper.door(request, response, () => pages(request, response, () => undefined))
	);
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return (server.address() as { port: number }).port;
}

type Answer = { status: number; body: string; headers: Record<string, unknown> };

const get = (port: number, path: string, headers: Record<string, string> = {}) =>
	new Promise<Answer>((done, fail) => {
		ask({ port, host: '127.0.0.1', path, headers }, (answer) => {
			let body = '';
			answer.on('data', (chunk: Buffer) => (body += chunk.toString()));
			answer.on('end', () =>
				done({ status: answer.statusCode ?? 0, body, headers: answer.headers })
			);
		})
			.on('error', fail)
			.end();
	});

/** Pages that count how often they were drawn. */
function counting(headers: Record<string, string> = {}, wait = 0) {
	const drawn = { times: 0 };
	const door: Door = (_request, response) => {
		drawn.times += 1;
		response.setHeader('content-type', 'text/html');
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		setTimeout(() => response.end(`edition ${drawn.times}`), wait);
	};
	return { drawn, door };
}

const trusted = (clock?: () => number) => {
	const keeper = keepPages(clock);
	keeper.trust(true);
	return keeper;
};

describe('kept pages', () => {
	it('are drawn once and shown to everyone', async () => {
		const { drawn, door } = counting();
		const port = await open(trusted(), door);
		expect((await get(port, '/pl/clusters')).body).toBe('edition 1');
		expect((await get(port, '/pl/clusters')).body).toBe('edition 1');
		expect(drawn.times).toBe(1);
	});

	it('are drawn anew after a change', async () => {
		const { door } = counting();
		const keeper = trusted();
		const port = await open(keeper, door);
		await get(port, '/pl');
		keeper.drop();
		expect((await get(port, '/pl')).body).toBe('edition 2');
	});

	it('are never those of a change that came while they were drawn', async () => {
		const { door } = counting({}, 60);
		const keeper = trusted();
		const port = await open(keeper, door);
		const early = get(port, '/pl');
		await new Promise((done) => setTimeout(done, 20));
		keeper.drop();
		await early;
		expect((await get(port, '/pl')).body).toBe('edition 2');
	});

	it('grow old after a minute', async () => {
		let now = 0;
		const { door } = counting();
		const port = await open(
			trusted(() => now),
			door
		);
		await get(port, '/pl');
		now = 61_000;
		expect((await get(port, '/pl')).body).toBe('edition 2');
	});

	it('are drawn once for many who ask at the same moment', async () => {
		const { drawn, door } = counting({}, 40);
		const port = await open(trusted(), door);
		const answers = await Promise.all(Array.from({ length: 20 }, () => get(port, '/bg')));
		expect(new Set(answers.map(({ body }) => body))).toEqual(new Set(['edition 1']));
		expect(drawn.times).toBe(1);
	});

	it('are not kept while nobody tells of changes', async () => {
		const { door } = counting();
		const keeper = trusted();
		keeper.trust(false);
		const port = await open(keeper, door);
		await get(port, '/pl');
		expect((await get(port, '/pl')).body).toBe('edition 2');
	});

	it.each([
		['a person who is signed in', '/pl', { cookie: 'osnova.session_token=x' }, {}],
		['a personal link', '/pl/invitation?token=abc', {}, {}],
		['a page that sets a cookie', '/pl', {}, { 'set-cookie': 'a=b' }],
		['a page that asks not to be stored', '/pl', {}, { 'cache-control': 'no-store' }],
		['what is no page', '/pl/x.json', {}, { 'content-type': 'application/json' }]
	])('leave out %s', async (_what, path, headers: Record<string, string>, answers) => {
		const { door } = counting(answers as Record<string, string>);
		const port = await open(trusted(), door);
		await get(port, path, headers);
		expect((await get(port, path, headers)).body).toBe('edition 2');
	});

	it('are small already for the first who asks', async () => {
		const { door } = counting();
		const port = await open(trusted(), door);
		const first = await get(port, '/pl', { 'accept-encoding': 'gzip' });
		expect(first.headers['content-encoding']).toBe('gzip');
	});

	it('let what may not be kept through as it was', async () => {
		const door: Door = (_request, response) => {
			response.writeHead(404, { 'content-type': 'text/html', 'x-word': 'woven' });
			response.write('not ');
			response.end('here');
		};
		const port = await open(trusted(), door);
		const answer = await get(port, '/pl/nothing');
		expect(answer).toMatchObject({ status: 404, body: 'not here' });
		expect(answer.headers['x-word']).toBe('woven');
	});

	it('answer that nothing changed', async () => {
		const { door } = counting();
		const port = await open(trusted(), door);
		await get(port, '/pl');
		const { headers } = await get(port, '/pl');
		const again = await get(port, '/pl', { 'if-none-match': String(headers.etag) });
		expect(again).toMatchObject({ status: 304, body: '' });
	});

	it('are for visitors who only look', () => {
		expect(isForAnyone({ method: 'POST', url: '/pl', headers: {} })).toBe(false);
		expect(isForAnyone({ method: 'GET', url: '/healthz', headers: {} })).toBe(false);
		expect(isForAnyone({ method: 'GET', url: '/pl?q=x', headers: {} })).toBe(true);
		expect(isForAnyone({ method: 'GET', url: '/plx', headers: {} })).toBe(false);
		const file = '/pl/organisations/export.csv?q=a.b';
		expect(isForAnyone({ method: 'GET', url: file, headers: {} })).toBe(false);
		expect(isForAnyone({ method: 'GET', url: '/pl/search?q=a.b', headers: {} })).toBe(true);
	});
});
