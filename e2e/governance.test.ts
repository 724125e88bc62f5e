import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoBarriers, listBarriers } from './barriers.ts';
import { demoHouse, newPage } from './house.ts';
import { signedIn } from './signed-in.ts';

const lodz = 'manager@lodz.example';
const kipim = '/pl/clusters/klaster-innowacyjnego-przemyslu-i-mody';
const year = new Date().getFullYear();
const text = async (page: Page) => (await page.locator('main').textContent()) ?? '';
const press = async (page: Page, name: string | RegExp) => {
	await page.locator('main').getByRole('button', { name }).first().click();
	await page.locator('.notice.success').first().waitFor();
};

/** A project group of three with a sitting planned for now, up to its agenda. */
async function planned(page: Page): Promise<string> {
	await page.locator('main summary', { hasText: 'Nowy organ' }).click();
	await page.fill('[name="name.pl"]', 'Zespół odzysku wody');
	await page.selectOption('[name=kind]', 'project_group');
	await page.selectOption('[name=composition]', 'seats');
	await page.locator('main').getByRole('button', { name: 'Powołaj organ' }).click();
	await page.getByRole('link', { name: 'Zespół odzysku wody' }).click();
	await page.waitForURL(/\/organs\//);
	const organ = page.url();
	for (const name of ['Irena Osnowa', 'Jan Wątek', 'Maria Przędza']) {
		await page.goto(`${organ}/seats`);
		await page.fill('[name=person]', name);
		await press(page, 'Obsadź');
	}
	await page.goto(organ);
	await page.locator('main summary', { hasText: 'Zaplanuj posiedzenie' }).click();
	await page.selectOption('[name=mode]', 'present');
	await page.fill('[name=starts_at]', `${year}-12-20T10:00`);
	await page.fill('[name=ends_at]', `${year}-12-20T12:00`);
	await page.fill('[name=place]', 'Łódź, sala tkacka');
	await press(page, 'Zaplanuj');
	return page.url().replace(/\/agenda$/, '');
}

/** The second to save an item of the agenda sees what the first made of it, and loses nothing. */
async function editedByTwo(page: Page, agenda: string): Promise<void> {
	await page.goto(agenda);
	await page.locator('.agenda-item a', { hasText: 'Zmień' }).first().click();
	const other = await signedIn(lodz, new URL(page.url()).pathname + new URL(page.url()).search);
	await other.fill('[name=presenter]', 'Jan Wątek');
	await press(other, 'Zapisz');
	await page.fill('[name=minutes]', '20');
	await page.locator('main').getByRole('button', { name: 'Zapisz' }).click();
	expect(await text(page)).toContain('Ktoś zmienił ten punkt w międzyczasie');
	expect(await text(page)).toContain('Jan Wątek');
	expect(await page.inputValue('[name=minutes]')).toBe('20');
	await press(page, 'Zapisz');
}

/** What comes onto the agenda after the convocation is seen, and told by its name. */
async function addLate(page: Page, sitting: string): Promise<void> {
	expect(await text(page)).not.toContain('zmieniono po zwołaniu');
	await page.goto(`${sitting}/agenda`);
	await page.selectOption('[name=kind]', 'discussion');
	await page.fill('[name="title.pl"]', 'Sprawy różne');
	await press(page, 'Zapisz');
	await page.goto(sitting);
	expect(await text(page)).toContain('zmieniono po zwołaniu');
	await page.goto(`${sitting}/journal`);
	expect(await text(page)).toContain('dodał(a) punkt obrad: Sprawy różne');
}

const row = (page: Page, name: string) => page.locator('main li', { hasText: name });

describe('a sitting', () => {
	it('without JavaScript: convened, attended with a proxy, voted, minuted, printed', async () => {
		const page = await signedIn(lodz, `${kipim}/manage/organs`, { javaScriptEnabled: false });
		const sitting = await planned(page);
		await page.fill('[name="title.pl"]', 'Odzysk wody w farbiarniach');
		await page.fill('[name="text.pl"]', 'Zespół postanawia rozpocząć pomiary.');
		await press(page, 'Zapisz');
		await editedByTwo(page, `${sitting}/agenda`);
		await page.goto(sitting);
		await press(page, 'Zwołaj posiedzenie');
		await addLate(page, sitting);
		await page.goto(sitting);
		await page.fill('[name=chair]', 'Irena Osnowa');
		await press(page, 'Otwórz posiedzenie');
		expect(await text(page)).toContain('Brak kworum');
		for (const name of ['Irena Osnowa', 'Jan Wątek'])
			await press(page, new RegExp(`Przybywa.*${name}`));
		await row(page, 'Maria Przędza')
			.getByRole('link', { name: /Pełnomocnictwo/ })
			.click();
		await page.selectOption('[name=holder]', { label: 'Irena Osnowa' });
		await press(page, 'Zapisz');
		expect(await text(page)).toContain('Obecnych głosów: 3 z 3');
		await page.goto(`${sitting}/votes`);
		await press(page, /Otwórz głosowanie/);
		for (const name of ['Irena Osnowa', 'Maria Przędza'])
			await page.getByRole('radio', { name: new RegExp(`^Za\\s*: ${name}`) }).check();
		await page.getByRole('radio', { name: /^Przeciw\s*: Jan Wątek/ }).check();
		await press(page, 'Zapisz policzone głosy');
		await press(page, /Zamknij głosowanie/);
		expect(await text(page)).toContain(`Uchwała ${year}/1`);
		await page.goto(sitting);
		await press(page, 'Zamknij posiedzenie');
		await press(page, 'Sporządź projekt protokołu');
		expect(await text(page)).toContain(`Przyjęto uchwałę ${year}/1.`);
		await page.getByRole('link', { name: 'Zatwierdź protokół' }).click();
		await press(page, 'Zatwierdź protokół');
		for (const locale of ['pl', 'bg']) {
			const pdf = await page.request.get(`${sitting.replace('/pl/', `/${locale}/`)}/minutes.pdf`);
			expect(pdf.headers()['content-type']).toBe('application/pdf');
			expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
		}
		const visitor = await newPage(demoHouse());
		await visitor.goto(`${kipim}/resolutions?q=odzysk`);
		expect(await text(visitor)).toContain('Odzysk wody w farbiarniach');
		const refused = await visitor.goto(sitting);
		expect(refused?.url()).toContain('/sign-in');
	});
});

describe('an online vote', () => {
	const ruse = '/bg/clusters/balgarska-modna-asotsiatsiya/manage/organs';

	it('is cast by a member by keyboard alone, once; strangers are refused', async () => {
		const manager = await signedIn('manager@ruse.example', ruse);
		await manager.getByRole('link', { name: 'Общо събрание' }).click();
		await manager.waitForURL(/\/organs\//);
		await manager
			.locator('main')
			.getByRole('link', { name: /Заседание/ })
			.first()
			.click();
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
		await page.getByRole('link', { name: 'Rada klastra' }).click();
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
		await page.locator('tbody a').first().click();
		await page.waitForURL(/\/resolutions\/[0-9a-f-]{36}$/);
		await expectNoBarriers(page);
	});
});
