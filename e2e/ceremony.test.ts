import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { findSealFlaw } from '#platform/pdf/seal-check.ts';
import { expectNoBarriers } from './barriers.ts';
import { demoHouse, newPage } from './house.ts';
import { done, expectWords, press } from './pressing.ts';
import { findSigningLink, verdictOf } from './proof.ts';
import { signedIn } from './signed-in.ts';

const signers = [
	['Adam Przędza', 'editor@lodz.example'],
	['Barbara Osnowa', 'barbara@osnowa.test'],
	['Cezary Wątek', ''],
	['Danuta Nić', ''],
	['Edward Splot', ''],
	['Felicja Kądziel', '']
] as const;
const manager = 'manager@lodz.example';
const sign = (page: Page) => page.locator('form[action="?/sign"] button.primary');

let base: string;
let stage: Page;

/** Six firms of the directory, each with somebody who may bind it. */
async function represent(page: Page): Promise<string[]> {
	await page.goto('/pl/organisations?page=2');
	const hrefs = await page
		.locator('main a[href*="/organisations/0"]')
		.evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('href') ?? ''))]);
	const chosen: string[] = [];
	for (const href of hrefs) {
		const [name, email] = signers[chosen.length] ?? [];
		if (!name) break;
		const form = { name, email, function: 'prezes', may_sign: 'alone', valid_from: '2020-01-01' };
		const answer = await page.request.post(`${href}/representation?/representative`, {
			...{ form: { ...form, email: email ?? '' }, maxRedirects: 0 },
			headers: { origin: demoHouse(), accept: 'text/html' }
		});
		if (answer.status() === 303) chosen.push(`organisation:${href.split('/').at(-1)}`);
	}
	return chosen;
}

async function draft(page: Page): Promise<string> {
	const parties = await represent(page);
	expect(parties).toHaveLength(6);
	const query = parties.map((party) => `party=${encodeURIComponent(party)}`).join('&');
	await page.goto(`/pl/agreements/new?kind=letter_of_intent&${query}`);
	await press(page.locator('main button', { hasText: 'Utwórz projekt' }));
	await page.waitForURL(/agreements\/[0-9a-f-]{36}$/);
	return new URL(page.url()).pathname;
}

/** A stroke as a hand makes it with a mouse. */
async function draw(page: Page): Promise<void> {
	const box = (await page.locator('form svg').boundingBox())!;
	await page.mouse.move(box.x + 40, box.y + 60);
	await page.mouse.down();
	for (const [x, y] of [
		[80, 30],
		[120, 70],
		[160, 35],
		[220, 65]
	] as const)
		await page.mouse.move(box.x + x, box.y + y);
	await page.mouse.up();
	expect(await page.inputValue('[name=drawing]')).toMatch(/^M\d+ \d+(L\d+ \d+){4}$/);
}

beforeAll(async () => {
	const page = await signedIn(manager, '/pl/desk');
	base = await draft(page);
	await page.goto(`${base}/text`);
	await page.getByText('Adam Przędza, prezes').first().waitFor();
	await page.goto(`${base}/signing`);
	await press(page.locator('form[action="?/begin"] button'));
	await press(page.locator('form[action="?/dispatch"] button'));
	await page.locator('progress').waitFor();
	stage = page;
});

describe('a ceremony of six, each in a way of their own', () => {
	it('with an account', async () => {
		const page = await signedIn('editor@lodz.example', `${base}/signature`);
		await page.fill('main [name=name]', 'Adam Przędza');
		await page.check('main [name=intention]');
		await press(sign(page));
		await done(page);
	});

	it('by a link that opens once', async () => {
		const page = await newPage(demoHouse(), { javaScriptEnabled: false });
		await page.goto(await findSigningLink('barbara@osnowa.test'));
		await press(page.locator('form[action="?/open"] button'));
		await page.fill('main [name=name]', 'Barbara Osnowa');
		await page.check('main [name=intention]');
		await press(sign(page));
		await expectWords(page, 'Podpis złożono');
	});

	it('in ink, with a scan', async () => {
		await stage.goto(`${base}/signing`);
		const step = stage.locator('.step', { hasText: 'Cezary Wątek' });
		await step.locator('summary', { hasText: 'papier' }).click();
		await step.locator('[name=signed_on]').fill(new Date().toISOString().slice(0, 10));
		const scan = {
			name: 'skan.pdf',
			mimeType: 'application/pdf',
			buffer: Buffer.from('%PDF-1.7 skan')
		};
		await step.locator('[name=scan]').setInputFiles(scan);
		await press(step.locator('form[action="?/paper"] button'));
		await done(stage);
	});

	it('on the stage, drawn with the hand', async () => {
		await stage.goto(`${base}/ceremony`);
		await expectWords(stage, 'Danuta Nić');
		await draw(stage);
		await stage.check('[name=intention]');
		await press(sign(stage));
		await press(stage.locator('main a', { hasText: 'Następn' }));
		await expectWords(stage, 'Edward Splot');
	});

	it('over a connection that broke after the signature had left; pressed again it is one', async () => {
		const second = await stage.context().newPage();
		await second.goto(`${base}/ceremony`);
		const left = new Promise<void>((done) => {
			void stage.route('**/ceremony?/sign', async (route) => {
				await route.fetch({ maxRedirects: 0 });
				await route.abort('connectionreset');
				done();
			});
		});
		await stage.check('[name=intention]');
		await sign(stage).click({ noWaitAfter: true });
		await left;
		await stage.close();
		await second.check('[name=intention]');
		await press(sign(second));
		await second.waitForURL(/signed=/);
		await expectWords(second, 'Edward Splot');
		stage = second;
	});

	it('with a double click', async () => {
		await stage.goto(`${base}/ceremony`);
		await expectWords(stage, 'Felicja Kądziel');
		await stage.check('[name=intention]');
		await sign(stage).dblclick();
		await stage.getByText('Wszystkie strony podpisały').waitFor();
	});

	it('ends in a sealed document and a proof that holds', async () => {
		const pdf = await stage.request.get(`${base}/documents/pl.pdf`);
		expect(findSealFlaw(await pdf.body())).toBeUndefined();
		const proof = await (await stage.request.get(`${base}/proof.html`)).text();
		expect(await verdictOf(proof)).toBe('whole');
		const record = /id="record">(.*?)<\/script>/s.exec(proof)?.[1] ?? '{}';
		type Entry = { kind: string; content: { name: string; means: string; drawingDigest: string } };
		const { chain } = JSON.parse(record) as { chain: Entry[] };
		const given = chain.filter(({ kind }) => kind === 'signature').map(({ content }) => content);
		expect(given.map(({ name }) => name)).toEqual(signers.map(([name]) => name));
		const ways = ['account', 'link', 'paper', 'ceremony', 'ceremony', 'ceremony'];
		expect(given.map(({ means }) => means)).toEqual(ways);
		expect(given.filter(({ drawingDigest }) => drawingDigest)).toHaveLength(1);
	});

	it('leads who has no account to what they signed, by a link that opens once', async () => {
		const link = await findSigningLink('barbara@osnowa.test');
		const page = await newPage(demoHouse(), { viewport: { width: 390, height: 844 } });
		expect((await page.request.get(`${link}/proof.html`)).url()).toMatch(/signing\/[\w-]+$/);
		await page.goto(link);
		await press(page.locator('form[action="?/open"] button'));
		await page.locator('main a[href$="/pl.pdf"]').waitFor();
		await expectNoBarriers(page);
		await expectWords(page, 'Podpisali już wszyscy');
		const own = await page.locator('main a[href$="/pl.pdf"]').getAttribute('href');
		const pdf = await page.request.get(own ?? '');
		expect(findSealFlaw(await pdf.body())).toBeUndefined();
		const proof = await (await page.request.get(`${link}/proof.html`)).text();
		expect(await verdictOf(proof)).toBe('whole');
		expect((await page.request.get(base, { maxRedirects: 0 })).status()).toBe(303);

		const stranger = await newPage(demoHouse());
		expect((await stranger.request.get(own ?? '', { maxRedirects: 0 })).status()).toBe(303);
		await stranger.goto(link);
		await expectWords(stranger, 'już użyto');
	});
});
