import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoHouse, newPage, openHouse, type House } from './house.ts';

const program = path.resolve(import.meta.dirname, '..');

async function status(address: string): Promise<number> {
	return (await fetch(address).catch(() => ({ status: 0 }))).status;
}

describe('a house', () => {
	let house: House;
	beforeAll(async () => {
		house = await openHouse('--empty');
	});
	afterAll(() => house.close());

	const postmaster = () =>
		Number(
			readFileSync(path.join(house.dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]
		);

	test('tells its address, and no demo logins when it is to be empty', async () => {
		expect(house.words).toContain(house.address);
		expect(house.words).not.toContain('Demo');
		expect(await status(`${house.address}/healthz`)).toBe(200);
		expect(await status(`${house.address}/readyz`)).toBe(200);
	});

	test('tells its metrics to this machine only', async () => {
		const text = await (await fetch(`${house.address}/metrics`)).text();
		expect(text).toContain('osnova_database_connections{state="open"}');
		const asked = await fetch(`${house.address}/metrics`, {
			headers: { 'x-forwarded-for': '1.2.3.4' }
		});
		expect(asked.status).toBe(404);
	});

	test('refuses a taken port with a sentence that names the way out', () => {
		const { port } = new URL(house.address);
		const second = spawnSync(process.execPath, ['src/server.ts', '--port', port], {
			cwd: program,
			encoding: 'utf8'
		});
		expect(second.status).toBe(1);
		expect(second.stderr).toBe(
			`Port ${port} is taken by another program. Please choose another one: bin/start --port ${Number(port) + 1}\n`
		);
	});

	test.skipIf(process.env.DATABASE_URL)(
		'recovers by itself when its database is killed under it',
		async () => {
			const first = postmaster();
			process.kill(first, 'SIGKILL');
			// Its connections outlive it by a moment.
			await expect.poll(postmaster).not.toBe(first);
			for (const page of ['readyz', 'en'])
				await expect.poll(() => status(`${house.address}/${page}`)).toBe(200);
		}
	);

	test('finishes an answer that is under way when it is asked to stop, and leaves nothing behind', async () => {
		const answer = await fetch(`${house.address}/en`);
		house.process.kill('SIGTERM');
		const [text, [code]] = await Promise.all([answer.text(), once(house.process, 'exit')]);
		expect(code).toBe(0);
		expect(text).toContain('</html>');
		expect(existsSync(path.join(house.dataFolder, 'postgres', 'postmaster.pid'))).toBe(false);
		expect(existsSync(path.join(house.dataFolder, 'osnova.lock'))).toBe(false);
		house = await house.reopen();
		expect(await status(`${house.address}/readyz`)).toBe(200);
	});
});

test('the first page opens in a browser', async () => {
	const page = await newPage(demoHouse());
	const faults: string[] = [];
	page.on('pageerror', (error) => faults.push(error.message));
	await page.goto('/');
	expect(new URL(page.url()).pathname).toBe('/en');
	expect(await page.locator('h1').count()).toBe(1);
	expect(faults).toEqual([]);
});
