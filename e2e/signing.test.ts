import { describe, expect, it } from 'vitest';
import { findSealFlaw } from '#platform/pdf/seal-check.ts';
import { expectNoBarriers } from './barriers.ts';
import { demoHouse, newPage } from './house.ts';
import { done, expectWords, press } from './pressing.ts';
import { findSigningLink, verdictOf } from './proof.ts';
import { signedIn } from './signed-in.ts';

const phone = { javaScriptEnabled: false, viewport: { width: 390, height: 844 } };

/** Found by words, which titles and parties may have; where several are, by a part of the title. */
async function findAgreement(email: string, words: string, title = ''): Promise<string> {
	const page = await signedIn(email, `/pl/agreements?q=${encodeURIComponent(words)}`);
	const found = page.locator('main a[href*="/agreements/0"]', { hasText: title });
	const href = await found.first().getAttribute('href');
	return new URL(href ?? '', demoHouse()).pathname;
}

describe('a signer with nothing but the letter', () => {
	it('opens, reads and signs on a phone without scripts; nobody opens the link again', async () => {
		const link = await findSigningLink('manager@lodz.example');
		const page = await newPage(demoHouse(), phone);
		await page.goto(link);
		await expectWords(page, 'działa tylko raz');
		await press(page.locator('form[action="?/open"] button'));
		await page.waitForURL(/signing/);
		const own = await page.locator('main a[href$="/pl.pdf"]').getAttribute('href');
		const pdf = await page.request.get(own ?? '');
		expect(pdf.headers()['content-type']).toBe('application/pdf');

		const stranger = await newPage(demoHouse(), phone);
		await stranger.goto(link);
		await expectWords(stranger, 'już użyto');
		expect((await stranger.request.get(own ?? '', { maxRedirects: 0 })).status()).toBe(303);

		await page.fill('main [name=name]', 'Ktoś Inny');
		await page.check('main [name=intention]');
		await press(page.locator('form[action="?/sign"] button.primary'));
		await expectWords(page, 'różni się');
		await page.fill('main [name=name]', 'Anna Wrzecionowska');
		await page.check('main [name=intention]');
		await press(page.locator('form[action="?/sign"] button.primary'));
		await done(page);
		await page.goto(link);
		await expectWords(page, 'Podpis złożono');
	});
});

describe('the agreement of Jastrzębie-Zdrój', () => {
	it('was signed on the stage by six; its document is sealed, its proof holds and shows tampering', async () => {
		const base = await findAgreement('admin@osnova.example', 'OKIP');
		const page = await signedIn('admin@osnova.example', `${base}/ceremony`);
		await expectWords(page, 'Wszystkie strony podpisały');
		await expectWords(page, 'Bogdan Węgrzynek');
		await expectNoBarriers(page);
		const pdf = await page.request.get(`${base}/documents/bg.pdf`);
		expect(findSealFlaw(await pdf.body())).toBeUndefined();

		const proof = await (await page.request.get(`${base}/proof.html`)).text();
		expect(await verdictOf(proof)).toBe('whole');
		expect(await verdictOf(proof.replaceAll('Bogdan Węgrzynek', 'Bogdan Inny'))).toBe('broken');
		expect(await verdictOf(proof.replace('>Bogdan Węgrzynek<', '>Bogdan Inny<'))).toBe('broken');
		expect(await verdictOf(proof.replaceAll('2015-06-17', '2014-06-17'))).toBe('broken');
	});
});

describe('the pages', () => {
	it('have no barriers', async () => {
		const base = await findAgreement('manager@lodz.example', 'Lyonie');
		for (const part of ['signing', 'signature']) {
			const page = await signedIn('manager@lodz.example', `${base}/${part}`);
			await expectNoBarriers(page);
		}
		// The one of the demo world that is a draft: there are others with Ruse as well.
		const title = 'Porozumienie o współpracy klastrów mody Łodzi i Ruse';
		const fashion = await findAgreement('manager@lodz.example', title, title);
		const plan = await signedIn('manager@lodz.example', `${fashion}/signing`);
		await press(plan.locator('form[action="?/begin"] button'));
		await plan.locator('form[action="?/dispatch"]').waitFor();
		await expectNoBarriers(plan);
	});

	it('are refused to strangers', async () => {
		const base = await findAgreement('manager@lodz.example', 'Lyonie');
		const stranger = await signedIn('nobody@lyon.example', '/pl/desk');
		for (const part of ['signing', 'signature', 'ceremony', 'documents/pl.pdf', 'proof.html'])
			expect((await stranger.request.get(`${base}/${part}`)).status(), part).toBe(403);
	});
});
