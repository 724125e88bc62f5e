import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { chromium as executablePath, flags } from '../chromium.ts';
import { round } from '../machine.ts';

export interface Weight {
	page: string;
	scripts: number;
	kilobytes: number;
}

/** What a visitor's first visit brings in scripts, fetched or within the page, each in brotli. */
export async function weighScripts(address: string, pages: readonly string[]): Promise<Weight[]> {
	const browser = await chromium.launch({ executablePath, args: flags });
	const weights: Weight[] = [];
	for (const page of pages) {
		const context = await browser.newContext();
		const visit = await context.newPage();
		const sizes: Promise<number>[] = [];
		visit.on('response', (answer) => {
			if (answer.request().resourceType() === 'script')
				sizes.push(answer.body().then((body) => brotliCompressSync(body).byteLength));
		});
		await visit.goto(address + page, { waitUntil: 'networkidle' });
		const within = await visit.locator('script:not([src], [type="application/ld+json"])').all();
		for (const script of within)
			sizes.push(script.textContent().then((text) => brotliCompressSync(text ?? '').byteLength));
		const bytes = (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0);
		weights.push({ page, scripts: sizes.length, kilobytes: round(bytes / 1000) });
		await context.close();
	}
	await browser.close();
	return weights;
}
