import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { PROTOCOL_HEADER } from './environment.ts';
import { oneClick } from './one-click.ts';

const told = { host: 'osnova.example', [PROTOCOL_HEADER]: 'https', cookie: 'osnova.session=x' };

function through(request: { method: string; url: string; headers?: Record<string, string> }) {
	const headers: Record<string, string | undefined> = { ...told, ...request.headers };
	const passing = { ...request, headers } as unknown as IncomingMessage;
	oneClick(passing, {} as ServerResponse, () => undefined);
	return headers;
}

it('lets a mail program stop letters, as nobody', () => {
	const headers = through({ method: 'POST', url: '/pl/letters/stop?token=x' });
	expect(headers.origin).toBe('https://osnova.example');
	expect(headers.cookie).toBeUndefined();
});

it.each([
	{ method: 'POST', url: '/pl/account/record?/erase' },
	{ method: 'POST', url: '/pl/letters/stop/more' },
	{ method: 'GET', url: '/pl/letters/stop?token=x' },
	{ method: 'POST', url: '/pl/letters/stop', headers: { origin: 'https://evil.example' } }
])('leaves $method $url as it came', (request) => {
	const headers = through(request);
	expect(headers.cookie).toBe(told.cookie);
	expect(headers.origin).toBe(request.headers?.origin);
});
