import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** What the page says to who reads it. */
export const text = async (page: Page): Promise<string> =>
	(await page.locator('main').textContent()) ?? '';

/** It says so now, or when what was just done has been answered. */
export const expectWords = (page: Page, words: string | null): Promise<unknown> =>
	expect.poll(() => text(page)).toContain(words);

/**
 * Presses what sends a form or leads elsewhere, and waits for the next page: on a busy machine what is
 * done right after a click may still meet the page before. That is a new document, or another address in
 * the same one; a page that comes to life only notes its own address, and is no next page.
 */
export async function press(what: Locator): Promise<void> {
	const page = what.page();
	await page.waitForLoadState('domcontentloaded');
	const before = page.url();
	const next = Promise.race([
		page.waitForEvent('domcontentloaded'),
		page.waitForURL((url) => url.href !== before, { waitUntil: 'commit' })
	]);
	await Promise.all([next, what.click()]);
	await page.waitForLoadState('domcontentloaded');
}

/** Something was done, and the page says so. */
export const done = (page: Page): Promise<void> =>
	page.locator('.notice.success').first().waitFor();
