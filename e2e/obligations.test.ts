import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoBarriers } from './barriers.ts';
import { demoHouse } from './house.ts';
import { done, expectWords, press } from './pressing.ts';
import { signedIn } from './signed-in.ts';

async function findOkip(page: Page): Promise<string> {
	await page.goto('/pl/agreements?q=OKIP');
	const href = await page.locator('main a[href*="/agreements/0"]').first().getAttribute('href');
	return `${new URL(href ?? '', demoHouse()).pathname}/obligations`;
}

describe('the promises of Jastrzębie-Zdrój', () => {
	it('one is written down, shown by an event, and done', async () => {
		const page = await signedIn('okip@katowice.example', '/pl/desk');
		const base = await findOkip(page);
		await page.goto(base);
		for (const word of ['wykonane', 'po terminie', 'do wykonania']) await expectWords(page, word);
		await expectNoBarriers(page);

		await page.goto(`${base}?do=undertake`);
		await expectNoBarriers(page);
		await page.fill('main [name="text.pl"]', 'Wspólny wyjazd studyjny');
		await page.selectOption('main [name=area]', 'joint_research');
		await page.fill('main [name=due_on]', '2030-01-31');
		await press(page.locator('form[action*="/undertake"] button.primary'));
		await done(page);
		const item = page.locator('article', { hasText: 'Wspólny wyjazd studyjny' });
		await press(item.locator('a[href*="do=fulfil"]'));
		await page.locator('main summary', { hasText: 'Co wydarzyło się' }).click();
		expect(await page.locator('main [name=record][value^="entry:"]').count()).toBeGreaterThan(0);
		await expectNoBarriers(page);
		await page.locator('main form[role=search] [name=q]').fill('konferencja');
		await press(page.locator('main form[role=search] button'));
		const found = page.getByRole('group', { name: 'Znalezione' }).locator('[name=record]');
		await found.first().check();
		await expectNoBarriers(page);
		await press(page.locator('form[action*="/fulfil"] button.primary'));
		await done(page);
		expect(await item.textContent()).toContain('wykonane');
		expect(await item.locator('a[href*="/events/"]').count()).toBe(1);
	});

	it('are refused to strangers; everybody has a list of their own', async () => {
		const base = await findOkip(await signedIn('okip@katowice.example', '/pl/desk'));
		const stranger = await signedIn('nobody@lyon.example', '/pl/obligations');
		await expectWords(stranger, 'Brak zobowiązań');
		expect((await stranger.request.get(base)).status()).toBe(403);
		const own = await signedIn('okip@katowice.example', '/pl/obligations?all=1');
		await expectNoBarriers(own);
	});
});
