import { describe, expect, it } from 'vitest';
import { expectNoBarriers } from './barriers.ts';
import { demoHouse, newPage } from './house.ts';
import { done, press } from './pressing.ts';
import { signedIn } from './signed-in.ts';

const kipim = 'klaster-innowacyjnego-przemyslu-i-mody';

describe('every public list', () => {
	it.each([
		'/pl/marketplace?q=dzianina',
		'/pl/organisations',
		'/pl/clusters',
		'/pl/alliances',
		'/pl/events',
		'/pl/agreements',
		`/pl/clusters/${kipim}/members`
	])('%s is taken along, followed and shown elsewhere', async (address) => {
		const page = await newPage(demoHouse());
		await page.goto(address);
		const hrefs = await page
			.locator('main .pop a')
			.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
		for (const format of ['.csv', '.xlsx', '.json'])
			expect(hrefs.some((href) => href.includes(format))).toBe(true);
		const feed = await page.request.get(hrefs.find((href) => href.includes('feed.atom')) ?? '');
		expect(feed.status()).toBe(200);
		expect(await feed.text()).toContain('<entry');
		await page.goto(hrefs.find((href) => href.includes('/embedding')) ?? '');
		await expectNoBarriers(page);
		const snippet = await page.inputValue('main [name=snippet]');
		const src = /src="([^"]+)"/.exec(snippet)?.[1]?.replaceAll('&amp;', '&') ?? '';
		const frame = await fetch(src);
		expect(frame.headers.get('content-security-policy')).toBe('frame-ancestors *');
		expect(frame.headers.get('x-frame-options')).toBeNull();
		expect(frame.headers.get('set-cookie')).toBeNull();
		await page.goto(src);
		await expectNoBarriers(page);
		expect(await page.locator('li a').first().getAttribute('target')).toBe('_blank');
		expect(await page.locator('header, nav').count()).toBe(0);
	});

	it('no other page is shown in frames of other sites', async () => {
		const answer = await fetch(`${demoHouse()}/pl/marketplace`);
		expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN');
	});
});

describe('organisations that fit an entry', () => {
	it('are told with reasons, and waved away without scripts', async () => {
		const page = await signedIn('firm@ruse.example', '/bg/marketplace/own', {
			javaScriptEnabled: false
		});
		const entries = await page
			.locator('main li a[href*="/marketplace/"]')
			.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
		const firms = page.locator('main h2 ~ ol > li', { has: page.locator('[value=organisation]') });
		for (const entry of entries) {
			await page.goto(`${entry}/matches`);
			if ((await firms.count()) > 0) break;
		}
		await expectNoBarriers(await signedIn('firm@ruse.example', new URL(page.url()).pathname));
		const first = firms.first();
		const name = (await first.locator('h2 a').textContent()) ?? '';
		await first.locator('summary').click();
		await first.locator('[name=reason]').selectOption('region');
		await press(first.locator('form button'));
		await done(page);
		expect(await firms.locator('h2 a', { hasText: name }).count()).toBe(0);
	});
});
