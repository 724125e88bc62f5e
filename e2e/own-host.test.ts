import { request } from 'node:http';
import { beforeAll, expect, test } from 'vitest';
import { demoHouse, newPage } from './house.ts';
import { press } from './pressing.ts';

const slug = 'balgarska-modna-asotsiatsiya';
let host: string;

type Answer = { status: number; location: string; body: string };

/** Asks the house in the name of a host. */
const ask = (path: string, { as = host, method = 'GET' } = {}): Promise<Answer> =>
	new Promise((done, fail) => {
		const { port } = new URL(demoHouse());
		const headers = { host: as, 'accept-language': 'bg' };
		request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
			let body = '';
			answer.on('data', (part: Buffer) => (body += part.toString()));
			answer.on('end', () =>
				done({ status: answer.statusCode ?? 0, location: answer.headers.location ?? '', body })
			);
		})
			.on('error', fail)
			.end();
	});

beforeAll(async () => {
	host = `moda.localhost:${new URL(demoHouse()).port}`;
	const page = await newPage(demoHouse());
	await page.goto('/en/sign-in');
	await page.locator('[name=email]').fill('admin@osnova.example');
	await page.locator('[name=password]').fill('osnova-demo');
	await press(page.getByRole('button', { name: 'Sign in', exact: true }));
	await page.waitForURL(/desk/);
	await page.goto(`/en/clusters/${slug}/manage/addresses`);
	await page.locator('[name=host]').fill(host);
	await press(page.locator('form[action="?/give"] button').last());
	await page.getByRole('link', { name: host }).waitFor();
});

test('A cluster has its public pages at its own host, and nothing else', async () => {
	expect(await ask('/')).toMatchObject({ status: 302, location: '/bg' });
	const home = await ask('/bg');
	expect(home.status).toBe(200);
	expect(home.body).toContain('href="/bg/members"');
	expect(home.body).toContain(`<link rel="canonical" href="http://${host}/bg"`);
	expect(home.body).toContain(`hreflang="pl" href="http://${host}/pl"`);
	expect((await ask('/bg/members/export.csv')).status).toBe(200);
	const map = await ask('/sitemap.xml');
	expect(map.body).toContain(`http://${host}/en/members`);
	expect(map.body).not.toContain('/organisations/');
	expect(await ask(`/pl/clusters/${slug}/council`)).toMatchObject({ location: '/pl/council' });
	for (const path of ['/bg/organisations?q=x', '/bg/sign-in', '/dev/mail']) {
		const { port } = new URL(demoHouse());
		expect(await ask(path)).toMatchObject({
			status: 303,
			location: `http://localhost:${port}${path}`
		});
	}
	expect((await ask('/bg/members', { method: 'POST' })).status).toBe(303);
});

test('The same address shows the house to those who ask for the house', async () => {
	const { host: house } = new URL(demoHouse());
	for (const as of [host, house, host, house]) {
		const { body } = await ask('/bg', { as });
		expect(body.includes('href="/bg/members"')).toBe(as === host);
	}
	const inHouse = await ask(`/bg/clusters/${slug}/members`, { as: house });
	expect(inHouse.body).toContain(`<link rel="canonical" href="http://${host}/bg/members"`);
	expect(inHouse.body).toContain(`href="/bg/clusters/${slug}/council"`);
});

test('A visitor walks from the own site into the house', async () => {
	const page = await newPage(`http://${host}`);
	const failures: string[] = [];
	page.on('pageerror', (failure) => failures.push(String(failure)));
	await page.goto('/en');
	await press(page.locator('nav.tabs a').nth(1));
	await page.waitForURL(`http://${host}/en/members`);
	expect(await page.locator('nav.tabs a[aria-current=page]').count()).toBe(1);
	await press(page.locator('main table tbody a').first());
	await page.waitForURL(/localhost:\d+\/en\/organisations\//);
	expect(page.url()).not.toContain('moda.');
	expect(failures).toEqual([]);
});
