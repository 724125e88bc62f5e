import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { mayRead, pageOf } from './metrics.ts';

test.each([
	['/pl/organisations/01a', 200, 'organisations'],
	['/bg', 200, 'home'],
	['/', 302, 'home'],
	['/_app/immutable/x.js', 200, 'asset'],
	['/sign-in-service/get-session', 200, 'sign-in-service'],
	['/pl/wp-admin', 404, 'unknown']
])('%s answered with %i counts as %s', (path, status, page) => {
	expect(pageOf(path, status)).toBe(page);
});

describe('who may read the metrics', () => {
	const from = (remoteAddress: string, headers = {}) =>
		({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage;

	test('without a token this machine only, and nobody through a proxy on it', () => {
		expect(mayRead(from('127.0.0.1'), undefined)).toBe(true);
		expect(mayRead(from('::ffff:127.0.0.1'), undefined)).toBe(true);
		expect(mayRead(from('::1'), undefined)).toBe(true);
		expect(mayRead(from('192.168.1.7'), undefined)).toBe(false);
		expect(mayRead(from('127.0.0.1', { 'x-forwarded-for': '1.2.3.4' }), undefined)).toBe(false);
	});

	test('with a token whoever brings it', () => {
		expect(mayRead(from('10.0.0.9', { authorization: 'Bearer osnowa' }), 'osnowa')).toBe(true);
		expect(mayRead(from('10.0.0.9', { authorization: 'Bearer watek' }), 'osnowa')).toBe(false);
		expect(mayRead(from('127.0.0.1'), 'osnowa')).toBe(false);
	});
});
