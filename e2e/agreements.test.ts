import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { listBarriers } from './barriers.ts';
import { demoHouse, newPage } from './house.ts';
import { expectWords, press, text } from './pressing.ts';
import { signedIn } from './signed-in.ts';

const pressNamed = (page: Page, name: string) =>
	press(page.locator('main button', { hasText: name }).first());

async function addParty(page: Page, name: string): Promise<void> {
	await page.fill('#parties [name=q]', name);
	await press(page.locator('#parties .search-form button'));
	await press(page.locator('#parties .found a.button[href*="cluster%3A"]').first());
}

describe('an agreement of Łódź and Ruse', () => {
	it('is drafted, mended, negotiated and approved', async () => {
		const lodz = await signedIn('manager@lodz.example', '/pl/agreements/new', {
			javaScriptEnabled: false
		});
		await addParty(lodz, 'Bułgarskie Stowarzyszenie Mody');
		await lodz.selectOption('[name=kind]', 'intercluster_agreement');
		await lodz.check('[name=locales][value=bg]');
		await lodz.check('[name=areas][value=trainings]');
		await lodz.fill('[name=ends_on]', '2029-12-31');
		await pressNamed(lodz, 'Utwórz projekt');
		await lodz.waitForURL(/agreements\/[0-9a-f-]{36}$/);
		const path = new URL(lodz.url()).pathname;

		const foreign = await signedIn('manager@ruse.example', '/pl/desk');
		expect((await foreign.goto(path))?.status()).toBe(403);

		await lodz.goto(`${path}/text`);
		const term = lodz.locator('.clause', { hasText: '31 декември 2029' }).first();
		await press(term.locator('a.button'));
		const body = lodz.locator('textarea[name="body.bg"]');
		const written = await body.inputValue();
		expect(written).toContain('31 декември 2029');
		await body.fill(written.replace('31 декември 2029', '30 декември 2029'));
		await lodz.check('[name=compared]');
		await pressNamed(lodz, 'Zapisz');
		await lodz.goto(`${path}/parity`);
		expect(await lodz.locator('mark').allTextContents()).toContainEqual(
			expect.stringContaining('30 декември 2029')
		);
		await lodz.goto(path);
		await expectWords(lodz, 'różnią');

		await lodz.goto(`${path}/parity`);
		await press(lodz.locator('.panel a.button').first());
		await lodz.locator('textarea[name="body.bg"]').fill(written);
		await lodz.check('[name=compared]');
		await pressNamed(lodz, 'Zapisz');
		await lodz.goto(`${path}/parity`);
		await expectWords(lodz, 'Wersje językowe są zgodne');
		await lodz.goto(path);
		await pressNamed(lodz, 'Wyślij stronom');
		await expectWords(lodz, 'Poproś o zatwierdzenie');

		const ruse = await signedIn('manager@ruse.example', `${path}/negotiation`);
		expect(await listBarriers(ruse)).toEqual([]);
		const clause = ruse.locator('.clause', { hasText: 'Szkolenia' }).first();
		await clause.locator('details.new summary').click();
		await clause.locator('details.new textarea').fill('Колко обучения годишно?');
		await press(clause.locator('details.new button'));
		await ruse.locator('.thread', { hasText: 'Колко обучения' }).waitFor();
		await press(clause.locator('a.button'));
		for (const [locale, sentence] of [
			['pl', 'Co roku odbywają się 2 szkolenia.'],
			['bg', 'Всяка година се провеждат 2 обучения.']
		]) {
			const field = ruse.locator(`textarea[name="body.${locale}"]`);
			await field.fill(`${await field.inputValue()}\n${sentence}`);
		}
		await press(ruse.locator('form.panel button.primary'));
		await ruse.locator('.amendment ins', { hasText: '2 обучения' }).waitFor();

		await lodz.goto(`${path}/negotiation`);
		await press(lodz.locator('.amendment button.primary'));
		await lodz.goto(`${path}/versions?from=1&to=2`);
		expect(await lodz.locator('ins').allTextContents()).toContainEqual(
			expect.stringContaining('2 szkolenia')
		);
		await lodz.goto(path);
		await pressNamed(lodz, 'Poproś o zatwierdzenie');
		for (const [page, organ] of [
			[lodz, ''],
			[ruse, 'Управителен съвет']
		] as const) {
			await page.goto(`${path}/approvals`);
			const form = page.locator('section form').first();
			if (page === lodz) await form.locator('[name=chosen]').selectOption({ index: 1 });
			else await form.locator('[name=organ]').fill(organ);
			await press(form.locator('button.primary'));
			await page.locator('section .badge', { hasText: 'zatwierdzono' }).first().waitFor();
		}
		await press(lodz.locator('section a[href*="/resolutions/0"]').first());
		await lodz.locator(`main a[href$="${path}"]`).waitFor();
		await lodz.goto(path);
		await expectWords(lodz, 'Wszystkie strony zatwierdziły tekst');
	});

	it('of years ago is recorded with its scan and shown on the pages of all parties', async () => {
		const lodz = await signedIn('manager@lodz.example', '/pl/agreements/new');
		await addParty(lodz, 'Bułgarskie Stowarzyszenie Mody');
		await lodz.fill('[name="title.pl"]', 'List intencyjny z Ruse, 2019');
		await lodz.selectOption('[name=kind]', 'letter_of_intent');
		await lodz.check('[name=is_public]');
		await lodz.locator('details.panel summary').click();
		await lodz.fill('[name=signed_on]', '2019-05-20');
		await lodz.setInputFiles('[name=scan]', {
			...{ name: 'list.pdf', mimeType: 'application/pdf' },
			buffer: Buffer.from('%PDF-1.4\n%%EOF')
		});
		await pressNamed(lodz, 'Utwórz projekt');
		await lodz.waitForURL(/agreements\/[0-9a-f-]{36}$/);
		await expectWords(lodz, '20 maja 2019');
		const scan = await lodz.request.get(`${new URL(lodz.url()).pathname}/scan`);
		expect(scan.headers()['content-type']).toBe('application/pdf');
		const visitor = await newPage(demoHouse());
		await visitor.goto('/bg/clusters/balgarska-modna-asotsiatsiya');
		await expectWords(visitor, 'List intencyjny z Ruse, 2019');
		await visitor.goto(new URL(lodz.url()).pathname.replace('/pl/', '/bg/'));
		expect(await visitor.locator('.tabs').count()).toBe(0);
		expect(await listBarriers(visitor)).toEqual([]);
		for (const words of ['LIST русе 2019', 'intencyjny Ruse', 'Stowarzyszenie Mody 2019']) {
			await visitor.goto(`/pl/agreements?q=${encodeURIComponent(words)}`);
			expect(await text(visitor), words).toContain('List intencyjny z Ruse, 2019');
		}
		const former = new URL(lodz.url()).pathname;
		await lodz.goto(`/pl/agreements/new?relation=replaces&from=${former.split('/').at(-1)}`);
		await lodz.fill('[name="title.pl"]', 'Umowa z Ruse, 2021');
		await lodz.locator('details.panel summary').click();
		await lodz.fill('[name=signed_on]', '2021-03-01');
		await pressNamed(lodz, 'Utwórz projekt');
		await lodz.waitForURL(/agreements\/[0-9a-f-]{36}$/);
		await lodz.goto(former);
		expect(await lodz.locator('main').first().textContent()).toContain('28 lutego 2021');
		expect(await lodz.locator('.badge', { hasText: 'zastąpion' }).count()).toBeGreaterThan(0);
	});
});
