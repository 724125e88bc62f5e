import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { addressForLetters, addressOfHouse, reachOf, settleAddress } from './address.ts';
import { PROTOCOL_HEADER } from './environment.ts';

const origin = { ORIGIN: 'https://clusters.example' };

describe('the address in letters', () => {
	it.each([
		[{}, 'http://localhost:3000', 'http://localhost:3000'],
		[{}, 'http://127.0.0.1:4300', 'http://127.0.0.1:4300'],
		[{}, 'http://[::1]:4300', 'http://[::1]:4300'],
		[{}, `http://${hostname().toLowerCase()}:3000`, `http://${hostname().toLowerCase()}:3000`],
		[{}, 'https://evil.example', 'http://localhost:3000'],
		[{}, 'http://localhost.evil.example', 'http://localhost:3000'],
		[{}, 'http://127.0.0.1.evil.example', 'http://localhost:3000'],
		[origin, 'https://evil.example', 'https://clusters.example'],
		[origin, 'http://localhost:3000', 'https://clusters.example'],
		[
			{ OSNOVA_HOSTS: 'a.example, B.example:8443' },
			'https://b.example:8443',
			'https://b.example:8443'
		],
		[{ OSNOVA_HOSTS: 'a.example' }, 'https://evil.example', 'https://a.example']
	])('with %o, asked at %s, is %s', (env, asked, expected) => {
		expect(addressForLetters(reachOf(env), new URL(asked))).toBe(expected);
	});

	it('at night is the one of the settings', () => {
		expect(addressOfHouse(reachOf(origin))).toBe('https://clusters.example');
		expect(addressOfHouse(reachOf({ PORT: '4300' }))).toBe('http://localhost:4300');
	});
});

describe('the address of a request', () => {
	const forwarded = { HOST_HEADER: 'X-Forwarded-Host', PROTOCOL_HEADER: 'x-forwarded-proto' };
	const through = { 'x-forwarded-host': 'b.example', 'x-forwarded-proto': 'https' };
	it.each([
		['as asked', {}, { host: 'localhost:3000' }, false, 'http localhost:3000'],
		['of the settings', origin, { host: 'evil.example' }, false, 'https clusters.example'],
		['of a host of its own', origin, { host: 'klaster.example' }, true, 'https klaster.example'],
		['told by a proxy', forwarded, { host: 'inner', ...through }, false, 'https b.example'],
		['not chosen by a visitor', {}, { host: 'a.example', ...through }, false, 'http a.example'],
		[
			'without a forged protocol',
			{},
			{ host: 'a.example', [PROTOCOL_HEADER]: 'https' },
			false,
			'http a.example'
		]
	] as const)('is %s', (...[, env, headers, isOwnHost, expected]) => {
		const request = { headers: { ...headers } as Record<string, string> };
		settleAddress(request, reachOf(env), isOwnHost);
		expect(`${request.headers[PROTOCOL_HEADER]} ${request.headers.host}`).toBe(expected);
	});
});
