import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stillStarting } from './starting.ts';

const server = createServer((request, response) => stillStarting(request, response, () => {}));
let address: string;

beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const ask = (path: string, accept: string) => fetch(address + path, { headers: { accept } });

describe('before the house is open', () => {
	test('people see a page in six languages that looks again by itself', async () => {
		const answer = await ask('/pl', 'text/html,application/xhtml+xml,*/*;q=0.8');
		expect(answer.status).toBe(503);
		expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(answer.headers.get('cache-control')).toBe('no-store');
		const page = await answer.text();
		expect(page).toMatch(/http-equiv="refresh" content="\d+"/);
		for (const language of ['pl', 'en', 'de', 'fr', 'ru', 'bg'])
			expect(page).toContain(`<p lang="${language}">`);
		expect(page).not.toContain('%sveltekit');
	});

	test('programs get a word and when to come again', async () => {
		const answer = await ask('/readyz', '*/*');
		expect(answer.status).toBe(503);
		expect(answer.headers.get('retry-after')).toBe('2');
		expect(await answer.text()).toBe('starting\n');
	});

	test('it is alive', async () => {
		expect((await ask('/healthz?deep', '*/*')).status).toBe(200);
	});
});
