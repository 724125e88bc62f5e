import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Finding = { id: string; nodes: { target: unknown[] }[] };

/** What axe finds against WCAG 2.2 AA on a page, a line each. */
export async function listBarriers(page: Page): Promise<string[]> {
	await page.evaluate(axe);
	const { violations } = (await page.evaluate(
		`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`
	)) as { violations: Finding[] };
	return violations.map(
		({ id, nodes }) =>
			`${id}: ${nodes
				.slice(0, 3)
				.map(({ target }) => String(target))
				.join(', ')}`
	);
}
