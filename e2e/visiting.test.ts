import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoBarriers, looksIn } from './barriers.ts';
import { demoHouse, newPage } from './house.ts';
import { press } from './pressing.ts';

const publicPages = [
	'',
	'/map',
	'/map?country=PL&region=PL-10',
	'/clusters',
	'/clusters/klaster-innowacyjnego-przemyslu-i-mody',
	'/organisations',
	'/alliances',
	'/events',
	'/events?past=1',
	'/events/inicjatywy-klastrowe-medycyna',
	'/events/inicjatywy-klastrowe-medycyna/registration',
	'/search?q=klaster',
	'/sectors/13',
	'/regions/PL-10',
	'/about',
	'/sign-in',
	'/sign-up'
];

describe.each(['pl', 'bg'])('public pages in %s', (locale) => {
	it.each(publicPages)(
		'%s has no barrier that axe knows and fits a phone, light and dark',
		async (path) => {
			const page = await newPage(demoHouse());
			await page.goto(`/${locale}${path}`);
			await expectNoBarriers(page, looksIn(locale));
		}
	);
});

describe('the national map', () => {
	it('opens at one cluster in one region without JavaScript', async () => {
		const page = await newPage(demoHouse(), { javaScriptEnabled: false });
		await page.goto('/pl/map?country=PL');
		await press(page.locator('svg a', { hasText: 'kujawsko' }).first());
		await page.waitForURL(/region=PL-04/);
		const chosen = page.locator('.clusters a');
		expect(await chosen.allTextContents()).toEqual(['Bydgoski Klaster Przemysłowy']);
	});

	it('filters 164 clusters of the PARP map', async () => {
		const page = await newPage(demoHouse());
		await page.goto('/pl/map?label=parp_map');
		expect(await page.locator('h2', { hasText: '164' }).count()).toBe(1);
	});
});

describe('the first words', () => {
	it('wait for no font and no map', async () => {
		const page = await newPage(demoHouse());
		await page.goto('/pl/map');
		await page.locator('html[data-seen]').waitFor();
		await page.waitForLoadState('networkidle');
		const { seenAt, asked } = await askedFor(page);
		expect(asked.filter(({ path }) => path.endsWith('.woff2')).length).toBeGreaterThan(2);
		expect(asked.map(({ path }) => path)).toContain('/map/europe.svg');
		expect(asked.filter(({ at }) => at < seenAt)).toEqual([]);
	});

	it('stand in our fonts at once on the next page', async () => {
		const page = await newPage(demoHouse());
		await page.addInitScript(noteFontsAtTheFirstWord);
		await page.goto('/pl/map');
		expect(await page.evaluate('hasFonts')).toBe(false);
		await press(page.locator('.clusters a').first());
		expect(await page.evaluate('hasFonts')).toBe(true);
	});

	it('come with fonts and map where no scripts run', async () => {
		const page = await newPage(demoHouse(), { javaScriptEnabled: false });
		const asked: string[] = [];
		page.on('request', (request) => asked.push(request.url()));
		await page.goto('/bg/map', { waitUntil: 'networkidle' });
		expect(asked.filter((url) => url.endsWith('.woff2')).length).toBeGreaterThan(2);
		const germany = await page.locator('svg use[href="#DE"]').boundingBox();
		expect(germany?.width).toBeGreaterThan(10);
	});
});

/** Whether the page may use our fonts when the browser comes to its first words. */
function noteFontsAtTheFirstWord(): void {
	new MutationObserver((_, watch) => {
		if (!document.body) return;
		Object.assign(window, { hasFonts: 'seen' in document.documentElement.dataset });
		watch.disconnect();
	}).observe(document, { childList: true, subtree: true });
}

/** The fonts and maps a page has fetched, and when its first words were seen. */
function askedFor(page: Page) {
	return page.evaluate(() => ({
		seenAt: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
		asked: performance
			.getEntriesByType('resource')
			.map(({ name, startTime }) => ({ path: new URL(name).pathname, at: startTime }))
			.filter(({ path }) => /\.woff2$|^\/map\//.test(path))
	}));
}

describe('a visitor', () => {
	it.each([
		['pl-PL', '/pl'],
		['bg', '/bg'],
		['ru-RU', '/ru'],
		['sv-SE', '/en']
	])('who reads %s is led to %s', async (language, expected) => {
		const answer = await fetch(`${demoHouse()}/`, {
			redirect: 'manual',
			headers: { 'accept-language': language }
		});
		expect(answer.headers.get('location')).toBe(expected);
	});

	it('finds by typing and keyboard alone', async () => {
		const page = await newPage(demoHouse());
		await page.goto('/bg');
		await page.locator('#home-search').focus();
		await page.keyboard.type('bydgoski', { delay: 20 });
		await page.locator('[role=option]', { hasText: 'Bydgoski' }).first().waitFor();
		await page.waitForLoadState('networkidle');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await page.waitForURL(/bydgoski-klaster-przemyslowy/, { waitUntil: 'commit' });
	});

	it('filters at once and closes a menu by Escape', async () => {
		const page = await newPage(demoHouse());
		await page.goto('/pl/organisations');
		await page.locator('input[name=country][value=BG]').check();
		await page.waitForURL((url) => url.search === '?country=BG');
		const menu = page.locator('details.pop').first();
		await menu.locator('summary').click();
		expect(await menu.getAttribute('open')).toBe('');
		await page.keyboard.press('Escape');
		expect(await menu.getAttribute('open')).toBeNull();
	});

	it('asks nobody but this house', async () => {
		const page = await newPage(demoHouse());
		const hosts = new Set<string>();
		page.on('request', (request) => hosts.add(new URL(request.url()).origin));
		await page.goto('/pl/map');
		await page.goto('/pl/clusters');
		expect([...hosts]).toEqual([demoHouse()]);
	});

	it('meets no stack trace, whatever is asked', async () => {
		for (const path of [
			'/pl/nothing',
			'/pl/organisations/not-an-id',
			'/pl/clusters/%00',
			'/pl/search?q=%27%3B--',
			'/pl/clusters?page=-5&sort=x',
			'/pl/regions/XX',
			'/xx/clusters'
		]) {
			const answer = await fetch(demoHouse() + path, { headers: { accept: 'text/html' } });
			const text = await answer.text();
			expect(answer.status, path).toBeLessThan(500);
			expect(text, path).not.toMatch(/at .*\.(ts|js):\d+/);
		}
	});
});
