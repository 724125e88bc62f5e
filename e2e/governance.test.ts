import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoBarriers, listBarriers } from './barriers.ts';
import { demoHouse, newPage } from './house.ts';
import { done, expectWords, press, text } from './pressing.ts';
import { signedIn } from './signed-in.ts';

const lodz = 'manager@lodz.example';
const kipim = '/pl/clusters/klaster-innowacyjnego-przemyslu-i-mody';
const year = new Date().getFullYear();
const pressNamed = async (page: Page, name: string | RegExp) => {
	await press(page.locator('main').getByRole('button', { name }).first());
	await done(page);
};

/** A project group of three with a sitting planned for now, up to its agenda. */
async function planned(page: Page): Promise<string> {
	await page.locator('main summary', { hasText: 'Nowy organ' }).click();
	await page.fill('[name="name.pl"]', 'Zespół odzysku wody');
	await page.selectOption('[name=kind]', 'project_group');
	await page.selectOption('[name=composition]', 'seats');
	await press(page.locator('main').getByRole('button', { name: 'Powołaj organ' }));
	await press(page.getByRole('link', { name: 'Zespół odzysku wody' }));
	await page.waitForURL(/\/organs\//);
	const organ = page.url();
	for (const name of ['Irena Osnowa', 'Jan Wątek', 'Maria Przędza']) {
		await page.goto(`${organ}/seats`);
		await page.fill('[name=person]', name);
		await pressNamed(page, 'Obsadź');
	}
	await page.goto(organ);
	await page.locator('main summary', { hasText: 'Zaplanuj posiedzenie' }).click();
	await page.selectOption('[name=mode]', 'present');
	await page.fill('[name=starts_at]', `${year}-12-20T10:00`);
	await page.fill('[name=ends_at]', `${year}-12-20T12:00`);
	await page.fill('[name=place]', 'Łódź, sala tkacka');
	await pressNamed(page, 'Zaplanuj');
	return page.url().replace(/\/agenda$/, '');
}

/** The second to save an item of the agenda sees what the first made of it, and loses nothing. */
async function editedByTwo(page: Page, agenda: string): Promise<void> {
	await page.goto(agenda);
	await press(page.locator('.agenda-item a', { hasText: 'Zmień' }).first());
	const other = await signedIn(lodz, new URL(page.url()).pathname + new URL(page.url()).search);
	await other.fill('[name=presenter]', 'Jan Wątek');
	await pressNamed(other, 'Zapisz');
	await page.fill('[name=minutes]', '20');
	await press(page.locator('main').getByRole('button', { name: 'Zapisz' }));
	await expectWords(page, 'Ktoś zmienił ten punkt w międzyczasie');
	await expectWords(page, 'Jan Wątek');
	expect(await page.inputValue('[name=minutes]')).toBe('20');
	await pressNamed(page, 'Zapisz');
}

/** What comes onto the agenda after the convocation is seen, and told by its name. */
async function addLate(page: Page, sitting: string): Promise<void> {
	expect(await text(page)).not.toContain('zmieniono po zwołaniu');
	await page.goto(`${sitting}/agenda`);
	await page.selectOption('[name=kind]', 'discussion');
	await page.fill('[name="title.pl"]', 'Sprawy różne');
	await pressNamed(page, 'Zapisz');
	await page.goto(sitting);
	await expectWords(page, 'zmieniono po zwołaniu');
	await page.goto(`${sitting}/journal`);
	await expectWords(page, 'dodał(a) punkt obrad: Sprawy różne');
}

const row = (page: Page, name: string) => page.locator('main li', { hasText: name });

describe('a sitting', () => {
	it('without JavaScript: convened, attended with a proxy, voted, minuted, printed', async () => {
		const page = await signedIn(lodz, `${kipim}/manage/organs`, { javaScriptEnabled: false });
		const sitting = await planned(page);
		await page.fill('[name="title.pl"]', 'Odzysk wody w farbiarniach');
		await page.fill('[name="text.pl"]', 'Zespół postanawia rozpocząć pomiary.');
		await pressNamed(page, 'Zapisz');
		await editedByTwo(page, `${sitting}/agenda`);
		await page.goto(sitting);
		await pressNamed(page, 'Zwołaj posiedzenie');
		await addLate(page, sitting);
		await page.goto(sitting);
		await page.fill('[name=chair]', 'Irena Osnowa');
		await pressNamed(page, 'Otwórz posiedzenie');
		await expectWords(page, 'Brak kworum');
		for (const name of ['Irena Osnowa', 'Jan Wątek'])
			await pressNamed(page, new RegExp(`Przybywa.*${name}`));
		await press(row(page, 'Maria Przędza').getByRole('link', { name: /Pełnomocnictwo/ }));
		await page.selectOption('[name=holder]', { label: 'Irena Osnowa' });
		await pressNamed(page, 'Zapisz');
		await expectWords(page, 'Obecnych głosów: 3 z 3');
		await page.goto(`${sitting}/votes`);
		await pressNamed(page, /Otwórz głosowanie/);
		for (const name of ['Irena Osnowa', 'Maria Przędza'])
			await page.getByRole('radio', { name: new RegExp(`^Za\\s*: ${name}`) }).check();
		await page.getByRole('radio', { name: /^Przeciw\s*: Jan Wątek/ }).check();
		await pressNamed(page, 'Zapisz policzone głosy');
		await pressNamed(page, /Zamknij głosowanie/);
		await expectWords(page, `Uchwała ${year}/1`);
		await page.goto(sitting);
		await pressNamed(page, 'Zamknij posiedzenie');
		await pressNamed(page, 'Sporządź projekt protokołu');
		await expectWords(page, `Przyjęto uchwałę ${year}/1.`);
		await press(page.getByRole('link', { name: 'Zatwierdź protokół' }));
		await pressNamed(page, 'Zatwierdź protokół');
		for (const locale of ['pl', 'bg']) {
			const pdf = await page.request.get(`${sitting.replace('/pl/', `/${locale}/`)}/minutes.pdf`);
			expect(pdf.headers()['content-type']).toBe('application/pdf');
			expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
		}
		const visitor = await newPage(demoHouse());
		await visitor.goto(`${kipim}/resolutions?q=odzysk`);
		await expectWords(visitor, 'Odzysk wody w farbiarniach');
		const refused = await visitor.goto(sitting);
		expect(refused?.url()).toContain('/sign-in');
	});
});

describe('an online vote', () => {
	const ruse = '/bg/clusters/balgarska-modna-asotsiatsiya/manage/organs';

	it('is cast by a member by keyboard alone, once; strangers are refused', async () => {
		const manager = await signedIn('manager@ruse.example', ruse);
		await press(manager.getByRole('link', { name: 'Общо събрание' }));
		await manager.waitForURL(/\/organs\//);
		await press(
			manager
				.locator('main')
				.getByRole('link', { name: /Заседание/ })
				.first()
		);
		await manager.waitForURL(/\/sittings\//);
		const path = new URL(manager.url()).pathname;
		const firm = await signedIn('firm@ruse.example', path);
		await firm.getByRole('button', { name: /Аз съм тук/ }).focus();
		await firm.keyboard.press('Enter');
		await firm.getByRole('radio', { name: 'За', exact: true }).focus();
		await firm.keyboard.press('Space');
		await firm.getByRole('button', { name: 'Гласувай' }).focus();
		await firm.keyboard.press('Enter');
		await firm.getByText('Гласът е подаден.').waitFor();
		expect(await firm.getByRole('button', { name: 'Гласувай' }).count()).toBe(0);
		await expectNoBarriers(firm);
		const stranger = await newPage(demoHouse());
		expect((await stranger.goto(path))?.url()).toContain('/sign-in');
	});
});

describe('pages of organs and resolutions', () => {
	it('have no barriers', async () => {
		const page = await signedIn(lodz, `${kipim}/manage/organs`);
		await expectNoBarriers(page);
		await press(page.getByRole('link', { name: 'Rada klastra' }));
		await page.waitForURL(/\/organs\//);
		await expectNoBarriers(page);
		const sittings = await page
			.locator('main .sittings a')
			.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
		for (const part of ['', '/agenda', '/attendance', '/votes', '/minutes', '/journal']) {
			await page.goto(`${sittings.at(-1)}${part}`);
			expect(await listBarriers(page), part).toEqual([]);
		}
		await page.goto(`${kipim}/resolutions`);
		await expectNoBarriers(page);
		await press(page.locator('tbody a').first());
		await page.waitForURL(/\/resolutions\/[0-9a-f-]{36}$/);
		await expectNoBarriers(page);
	});
});
