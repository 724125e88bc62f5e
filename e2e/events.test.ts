import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoBarriers, listBarriers, looksIn } from './barriers.ts';
import { demoHouse, newPage } from './house.ts';
import { done, expectWords, press } from './pressing.ts';
import { signedIn } from './signed-in.ts';

const training = 'szkolenie-oszczednosc-wody-w-farbiarni';
const medical = 'inicjatywy-klastrowe-medycyna';

async function register(slug: string, name: string, locale = 'pl'): Promise<Page> {
	const page = await newPage(demoHouse(), { javaScriptEnabled: false });
	await page.goto(`/${locale}/events/${slug}/registration`);
	await page.fill('[name="p0.name"]', name);
	await page.fill('[name="p0.email"]', `${name.toLowerCase().replaceAll(' ', '.')}@example.org`);
	await press(page.locator('.form-actions button.primary'));
	await page.waitForURL(/registration\/[\w-]{20,}$/);
	return page;
}

describe('a visitor without an account', () => {
	it('applies without JavaScript, is approved by the organiser and leaves again', async () => {
		const visitor = await register(training, 'Halina Nitka');
		await expectWords(visitor, 'czeka na decyzję');
		const path = `/pl/events/${training}/manage/registrations`;
		const organiser = await signedIn('editor@lodz.example', path);
		await organiser.fill('main [name=q]', 'Halina');
		await press(organiser.locator('main .search-form button'));
		await organiser.waitForURL(/q=Halina/);
		await press(organiser.locator('button', { hasText: 'Zatwierdź' }).first());
		await done(organiser);
		await visitor.reload();
		await expectWords(visitor, 'potwierdzone');
		expect(await visitor.locator('.code strong').textContent()).toMatch(
			/^[0-9A-Z]{4}-[0-9A-Z]{4}$/
		);
		await press(visitor.locator('a', { hasText: 'Zmień dane' }));
		await visitor.fill('[name="p0.organisation"]', 'Przędzalnia Nitka');
		await press(visitor.locator('.form-actions button.primary'));
		await done(visitor);
		await expectWords(visitor, 'Przędzalnia Nitka');
		const calendar = await fetch(`${visitor.url()}/event.ics`);
		expect(await calendar.text()).toContain('SUMMARY:Szkolenie');
		await press(visitor.locator('a', { hasText: 'Wycofaj' }));
		await expectWords(visitor, 'Miejsce dostanie następna osoba');
		await press(visitor.locator('.confirm button'));
		await visitor.waitForURL(/registration\/[\w-]{20,}$/);
		await expectWords(visitor, 'wycofane');
	});

	it('is told what is missing and loses nothing, in Bulgarian', async () => {
		const page = await newPage(demoHouse(), { javaScriptEnabled: false });
		await page.goto(`/bg/events/${medical}/registration`);
		await page.fill('[name="p0.name"]', 'Елена Гайтан');
		await page.fill('[name="p0.email"]', 'elena.gaytan@example.org');
		await page.locator('[name="p0.type"]').first().check();
		await page.locator('[value=yes][type=radio]').check();
		const lunch = page.locator('fieldset', { hasText: 'Какъв обяд' });
		expect(await lunch.isVisible()).toBe(true);
		await page.locator('[value=no][type=radio]').check();
		expect(await lunch.isVisible()).toBe(false);
		await press(page.locator('.form-actions button.primary'));
		await expectWords(page, 'Без това съгласие');
		expect(await page.inputValue('[name="p0.name"]')).toBe('Елена Гайтан');
		expect(await listBarriers(await withScripts(page))).toEqual([]);
		await page.locator('input[type=checkbox][value=o1]').check();
		await page.locator('input[type=checkbox][value=yes]').check();
		await press(page.locator('.form-actions button.primary'));
		await page.waitForURL(/registration\/[\w-]{20,}$/);
		await expectWords(page, 'потвърдено');
	});

	it('brings a colleague by keyboard alone', async () => {
		const page = await newPage(demoHouse());
		await page.goto(`/en/events/${training}/registration`);
		await page.focus('[name="p0.name"]');
		await page.keyboard.type('Jan Motek');
		await page.keyboard.press('Tab');
		await page.keyboard.type('jan.motek@example.org');
		await page.focus('button[name=add]');
		await page.keyboard.press('Enter');
		await page.waitForSelector('[name="p1.name"]');
		expect(await page.inputValue('[name="p0.email"]')).toBe('jan.motek@example.org');
		await page.fill('[name="p1.name"]', 'Ola Motek');
		await page.fill('[name="p1.email"]', 'ola.motek@example.org');
		await page.focus('[name="p1.email"]');
		await page.keyboard.press('Enter');
		await page.waitForURL(/registration\/[\w-]{20,}$/);
		await expectWords(page, 'Ola Motek');
	});
});

describe('a visitor', () => {
	it('finds the five conferences of one series together', async () => {
		const page = await newPage(demoHouse(), { javaScriptEnabled: false });
		await page.goto(`/bg/events/${medical}`);
		await press(page.locator('aside a', { hasText: 'Клъстерни инициативи' }));
		expect(await page.locator('article.event').count()).toBe(5);
		expect(await listBarriers(await withScripts(page))).toEqual([]);
	});
});

describe('an organiser', () => {
	it('types while the page is still coming alive, and loses nothing', async () => {
		const page = await signedIn('manager@lodz.example', '/pl/desk');
		const slow = await page.context().newCDPSession(page);
		await slow.send('Emulation.setCPUThrottlingRate', { rate: 20 });
		await page.goto(`/pl/events/${training}/edit`, { waitUntil: 'commit' });
		await page.fill('[name="name.pl"]', 'Woda w farbiarni');
		await page.selectOption('[name=kind]', 'seminar');
		await page.waitForLoadState('networkidle');
		await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 });
		await page.waitForFunction(() => '__svelte' in window);
		expect(await page.inputValue('[name="name.pl"]')).toBe('Woda w farbiarni');
		expect(await page.inputValue('[name=kind]')).toBe('seminar');
	});

	it('gives a file to those who have a seat, and to nobody else', async () => {
		const path = `/pl/events/${training}/manage/materials`;
		const page = await signedIn('editor@lodz.example', path);
		await page.fill('[name="title.pl"]', 'Notatki o wodzie');
		const notes = {
			name: 'woda.pdf',
			mimeType: 'application/pdf',
			buffer: Buffer.from('%PDF-1.7')
		};
		await page.setInputFiles('[name=file]', notes);
		await press(page.locator('.form-actions button.primary'));
		await done(page);
		const href = await page.locator('a', { hasText: 'Notatki o wodzie' }).getAttribute('href');
		expect((await page.request.get(`${href}`)).status()).toBe(200);
		expect((await fetch(`${demoHouse()}${href}`)).status).toBe(404);
	});
});

const nextYear = new Date().getFullYear() + 1;

/** A form for a new event as its organiser fills it, not sent yet. */
async function fillNewEvent(name: string): Promise<Page> {
	const manager = await signedIn('manager@lodz.example', '/pl/events/new');
	await manager.fill('[name="name.pl"]', name);
	await manager.selectOption('[name=kind]', 'working_meeting');
	await manager.fill('[name=starts_at]', `${nextYear}-06-10T10:00`);
	await manager.fill('[name=ends_at]', `${nextYear}-06-10T12:00`);
	return manager;
}

async function announce(manager: Page): Promise<void> {
	await press(manager.locator('button', { hasText: 'Ogłoś' }));
	await done(manager);
}

describe('an event that asks for a file', () => {
	const slug = 'przeglad-plakatow';
	const poster = { name: 'Plakat.pdf', mimeType: 'application/pdf' };

	it('takes it from a visitor without JavaScript, refuses what only says it is one, and shows it to organisers alone', async () => {
		const manager = await fillNewEvent('Przegląd plakatów');
		await press(manager.locator('.form-actions button.primary'));
		await manager.waitForURL(/\/manage$/);
		await announce(manager);
		await manager.goto(`/pl/events/${slug}/manage/form?add=registration`);
		await manager.selectOption('main [name=kind]', 'file');
		await manager.fill('[name="label.pl"]', 'Plakat');
		await manager.check('[name=required]');
		await press(manager.locator('main form .form-actions button.primary'));
		await done(manager);

		const visitor = await newPage(demoHouse(), { javaScriptEnabled: false });
		await visitor.goto(`/pl/events/${slug}/registration`);
		await visitor.fill('[name="p0.name"]', 'Jan Plakatowy');
		await visitor.fill('[name="p0.email"]', 'jan.plakatowy@example.org');
		const field = visitor.locator('main input[type=file]');
		await field.setInputFiles({ ...poster, buffer: Buffer.from('MZ, a program') });
		await press(visitor.locator('.form-actions button.primary'));
		await visitor.locator('.notice.danger').waitFor();
		expect(await visitor.inputValue('[name="p0.name"]')).toBe('Jan Plakatowy');
		await field.setInputFiles({ ...poster, buffer: Buffer.from('%PDF-1.7\n%%EOF\n') });
		await press(visitor.locator('.form-actions button.primary'));
		await visitor.waitForURL(/registration\/[\w-]{20,}$/);

		await manager.goto(`/pl/events/${slug}/manage/registrations`);
		await manager.locator('summary, a', { hasText: 'Jan Plakatowy' }).first().click();
		const link = manager.locator('a', { hasText: 'Plakat.pdf' }).first();
		const href = (await link.getAttribute('href')) ?? '';
		expect((await manager.request.get(href)).status()).toBe(200);
		const stranger = await signedIn('nobody@lyon.example', '/pl');
		expect((await stranger.request.get(new URL(href, manager.url()).href)).status()).toBe(403);
		expect((await fetch(new URL(href, manager.url()), { redirect: 'manual' })).status).not.toBe(
			200
		);
	});
});

describe('a full event', () => {
	it('is made, announced, filled, and its seat goes down the queue', async () => {
		const manager = await fillNewEvent('Spotkanie robocze tkalni');
		await manager.fill('[name=ends_at]', `${nextYear}-06-10T09:00`);
		await manager.fill('[name=seats]', '1');
		await press(manager.locator('.form-actions button.primary'));
		await manager.locator('.notice.danger').waitFor();
		await expectWords(manager, 'Koniec wydarzenia musi być po jego początku');
		await manager.fill('[name=ends_at]', `${nextYear}-06-10T12:00`);
		await press(manager.locator('.form-actions button.primary'));
		await manager.waitForURL(/\/manage$/);
		const slug = 'spotkanie-robocze-tkalni';
		expect((await fetch(`${demoHouse()}/pl/events/${slug}`)).status).toBe(404);
		await announce(manager);
		const first = await register(slug, 'Pierwsza Osoba');
		const second = await register(slug, 'Druga Osoba');
		await expectWords(second, 'Miejsce w kolejce: 1');
		await press(first.locator('a', { hasText: 'Wycofaj' }));
		await press(first.locator('.confirm button'));
		await second.reload();
		await press(second.locator('button', { hasText: 'Przyjmij miejsce' }));
		await second.waitForURL(/registration\/[\w-]{20,}$/);
		await expectWords(second, 'potwierdzone');
		expect(await listBarriers(await withScripts(second))).toEqual([]);
	});
});

/** The same page where scripts may run, which axe is. */
async function withScripts(page: Page): Promise<Page> {
	const other = await newPage(demoHouse());
	await other.goto(page.url());
	return other;
}

describe.each(['pl', 'bg'])('organisers’ pages in %s', (locale) => {
	it('have no barrier that axe knows and fit a phone, light and dark', async () => {
		const base = `/${locale}/events/${training}/manage`;
		const page = await signedIn('manager@lodz.example', `/pl/events/${training}/manage`);
		const pages = ['', '/registrations', '/registrations/new', '/registrations/import', '/form'];
		const more = [
			'/form?add=registration',
			'/types',
			'/programme',
			'/hosts',
			'/letters',
			'/journal'
		];
		for (const path of [...pages, ...more, '?call-off']) {
			await page.goto(base + path);
			await expectNoBarriers(page, looksIn(locale));
		}
	});
});
