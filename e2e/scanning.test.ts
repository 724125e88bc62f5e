import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DeskList } from '#rooms/events/check-in.ts';
import { filmTicket } from './camera-film.ts';
import { CHROMIUM_FLAGS, demoHouse } from './house.ts';
import { cookiesOf, signedIn } from './signed-in.ts';

const manager = 'manager@lodz.example';
const door = '/pl/events/cluster-to-cluster-berlin/manage/check-in';

type Ticket = { name: string; code: string };

/** A browser with a camera of its own, or with none, at the door. */
async function doorWith(flags: readonly string[]): Promise<Page> {
	const browser = await chromium.launch({
		executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
		args: [...CHROMIUM_FLAGS, ...flags]
	});
	onTestFinished(() => browser.close());
	const context = await browser.newContext({
		baseURL: demoHouse(),
		viewport: { width: 390, height: 844 }
	});
	context.setDefaultTimeout(120_000);
	await context.addCookies(cookiesOf(manager).map((one) => ({ ...one, url: demoHouse() })));
	const page = await context.newPage();
	await page.goto(door);
	await page.locator('[data-kept]').waitFor();
	await listen(page);
	return page;
}

/** The last one on the list who has a seat and is not there yet, as their badge has them. */
async function someTicket(page: Page): Promise<Ticket> {
	const answer = await page.request.get(`${door}/attendance`);
	const { people, here } = (await answer.json()) as DeskList;
	const isHere = new Set(here.map(({ registrationId }) => registrationId));
	const waiting = people.filter(({ id, hindrance }) => !hindrance && !isHere.has(id));
	return waiting.at(-1) ?? expect.unreachable('nobody is still to come');
}

async function filmed(): Promise<Ticket & { film: string }> {
	const page = await signedIn(manager, door);
	const ticket = await someTicket(page);
	const folder = await mkdtemp(path.join(tmpdir(), 'osnova-film-'));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	const film = path.join(folder, 'ticket.y4m');
	await filmTicket(page, ticket.code, film);
	return { ...ticket, film };
}

const camera = (film: string) => [
	'--use-fake-ui-for-media-stream',
	'--use-fake-device-for-media-stream',
	`--use-file-for-fake-video-capture=${film}`
];

/** Remembers what the desk says of each code: on a busy machine the next word may come too soon to be seen. */
const listen = (page: Page) =>
	page.evaluate(() => {
		const told = document.querySelector('.scanned');
		const said: string[] = [];
		if (!told) throw new Error('the desk says nothing');
		new MutationObserver(() => said.push(told.textContent)).observe(told, {
			...{ childList: true, characterData: true, subtree: true }
		});
		Object.assign(window, { said });
	});
const scanned = (page: Page, words: string) =>
	expect.poll(() => page.evaluate('window.said.join("|")')).toContain(words);
const openCamera = (page: Page) => page.getByRole('button', { name: 'Skanuj' }).click();

describe('a ticket before the camera', () => {
	it('lets its person in, once, with network and without', async () => {
		const { name, film } = await filmed();
		const desk = await doorWith(camera(film));
		expect(await desk.evaluate('"BarcodeDetector" in window')).toBe(false);
		await openCamera(desk);
		await scanned(desk, `${name}: obecność odnotowana`);
		const row = desk.locator('.people li.here');
		await row.getByRole('button', { name: 'Cofnij' }).waitFor();
		// The film shows the empty desk for a while and the ticket anew.
		await scanned(desk, `${name}: już po odprawie`);
		expect(await row.count()).toBe(1);
		await desk.locator('.unsent').waitFor({ state: 'detached' });

		await desk.context().setOffline(true);
		await desk.reload();
		await desk.locator('.notice', { hasText: 'Bez sieci' }).waitFor();
		await listen(desk);
		await openCamera(desk);
		await scanned(desk, `${name}: już po odprawie`);
		await row.getByRole('button', { name: 'Cofnij' }).click();
		await scanned(desk, `${name}: obecność odnotowana`);
		await desk.getByRole('button', { name: 'Zamknij' }).click();
		await desk.locator('.unsent').waitFor();
		await desk.context().setOffline(false);
		await desk.locator('.unsent').waitFor({ state: 'detached' });
	});
});

describe('a door without a camera', () => {
	it.each([
		[
			'none is there',
			['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream=device-count=0'],
			'nie ma aparatu'
		],
		[
			'it is refused',
			['--use-fake-device-for-media-stream', '--deny-permission-prompts'],
			'nie dostała zgody'
		]
	])('where %s says so, and the typed code is enough', async (_, flags, words) => {
		const desk = await doorWith(flags);
		const { name, code } = await someTicket(desk);
		await openCamera(desk);
		await desk.locator('.scanner .notice', { hasText: words }).waitFor();
		await desk.locator('.asked [name=q]').fill(code.toLowerCase());
		const row = desk.locator('.people li');
		await expect.poll(() => row.count()).toBe(1);
		expect(await row.textContent()).toContain(name);
		await row.getByRole('button', { name: 'Odpraw' }).click();
		await row.getByRole('button', { name: 'Cofnij' }).waitFor();
		await desk.locator('.unsent').waitFor({ state: 'detached' });
	});
});
