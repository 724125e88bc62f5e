import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Finding = { id: string; nodes: { target: unknown[] }[] };

/** Everything axe holds against the page as it stands. */
export async function listBarriers(page: Page): Promise<string[]> {
	if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe);
	const { violations } = (await page.evaluate(
		`axe.run(document, {
			runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
			resultTypes: ['violations'],
			preload: false
		})`
	)) as { violations: Finding[] };
	return violations.map(
		({ id, nodes }) =>
			`${id}: ${nodes
				.slice(0, 3)
				.map(({ target }) => String(target))
				.join(', ')}`
	);
}

type Look = 'desk' | 'phone';

/** What is walked in two languages is looked at one way in each. */
export const looksIn = (locale: string): Look[] => (locale === 'pl' ? ['desk'] : ['phone']);

/** No barrier that axe knows, light at a desk and dark on a phone, where nothing spills over. */
export async function expectNoBarriers(
	page: Page,
	looks: readonly Look[] = ['desk', 'phone']
): Promise<void> {
	const path = page.url();
	if (looks.includes('desk')) {
		await page.emulateMedia({ colorScheme: 'light' });
		await page.setViewportSize({ width: 1280, height: 900 });
		expect(await listBarriers(page), path).toEqual([]);
	}
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.setViewportSize({ width: 390, height: 800 });
	if (looks.includes('phone')) expect(await listBarriers(page), path).toEqual([]);
	const spill = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
	expect(spill, path).toBeLessThanOrEqual(0);
}
