import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { demoHouse, newPage } from './house.ts';
import { done, expectWords, press } from './pressing.ts';

const password = 'cztery proste słowa tu';

async function openLetter(page: Page, to: string): Promise<void> {
	await page.goto(`/dev/mail?to=${encodeURIComponent(to)}`);
	const link = page.locator('article', { hasText: to }).first().locator('pre a').first();
	await page.goto((await link.getAttribute('href')) ?? '');
}

async function signUp(page: Page, locale: string, email: string): Promise<void> {
	await page.goto(`/${locale}/sign-up`);
	await page.fill('[name=name]', 'Zofia Przędza');
	await page.fill('[name=email]', email);
	await page.fill('[name=password]', password);
	await page.locator('main form button.primary').click();
	await done(page);
}

describe.each([true, false])('signing up with JavaScript %s', (javaScriptEnabled) => {
	it('goes by a letter to one’s own desk, in one’s own language', async () => {
		const page = await newPage(demoHouse(), { javaScriptEnabled });
		const email = `zofia-${javaScriptEnabled}@lodz.example`;
		await signUp(page, 'pl', email);
		await openLetter(page, email);
		await page.waitForURL(/\/pl\/account\/confirmation/);
		await press(page.locator('main form button.primary'));
		await page.waitForURL(/\/pl\/desk/);
		await expectWords(page, 'Zofia Przędza');
		await page.context().close();
	});
});

describe('an invitation', () => {
	it('brings a colleague into the cluster’s team', async () => {
		const manager = await newPage(demoHouse());
		await manager.goto('/pl/sign-in');
		await manager.fill('[name=email]', 'manager@lodz.example');
		await manager.fill('[name=password]', 'osnova-demo');
		await press(manager.locator('main form button.primary').first());
		await manager.waitForURL(/\/pl\/desk/);
		await press(manager.locator('a[href*="/roles/cluster/"]').first());
		await manager.fill('[name=email]', 'nowa@lodz.example');
		await manager.selectOption('[name=role]', 'editor');
		await press(manager.locator('form[action="?/invite"] button.primary'));
		await done(manager);

		const page = await newPage(demoHouse());
		await openLetter(page, 'nowa@lodz.example');
		const invitation = page.url();
		expect(invitation).toContain('/pl/invitation');
		await signUp(page, 'pl', 'nowa@lodz.example');
		await openLetter(page, 'nowa@lodz.example');
		await press(page.locator('main form button.primary'));
		await page.waitForURL(/\/pl\/desk/);
		await page.goto(invitation);
		await press(page.locator('main form button.primary'));
		await page.waitForURL(/\/pl\/desk/);
		await expectWords(page, 'redaktor');
	});
});
