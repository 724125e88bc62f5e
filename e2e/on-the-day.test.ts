import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoBarriers, listBarriers } from './barriers.ts';
import { demoHouse, newPage } from './house.ts';
import { done, press } from './pressing.ts';
import { signedIn } from './signed-in.ts';

const gdansk = '/pl/events/cluster-to-cluster-gdansk/manage';
const forum = '/pl/events/forum-przemyslu-mody/manage';

const manager = 'manager@lodz.example';
const phone = { viewport: { width: 390, height: 844 } };
const counted = async (page: Page) => (await page.locator('.counts').textContent()) ?? '';
const checkInFirst = (page: Page) => page.locator('.people button.primary').first().click();

describe('the desk', () => {
	it('checks in, goes on without network, and loses nothing', async () => {
		const desk = await signedIn(manager, `${gdansk}/check-in`, phone);
		await desk.locator('[data-kept]').waitFor();
		await checkInFirst(desk);
		await desk.locator('.counts', { hasText: '1 obecnych' }).waitFor();
		await desk.locator('.unsent').waitFor({ state: 'detached' });
		await desk.context().setOffline(true);
		await desk.reload();
		await desk.locator('.notice', { hasText: 'Bez sieci' }).waitFor();
		await desk.waitForLoadState('networkidle');
		await checkInFirst(desk);
		await desk.locator('.unsent', { hasText: '1' }).waitFor();
		await checkInFirst(desk);
		await desk.locator('.unsent', { hasText: '2' }).waitFor();
		expect(await counted(desk)).toContain('3 obecnych');
		await desk.reload();
		await desk.locator('.unsent', { hasText: '2' }).waitFor();
		await desk.context().setOffline(false);
		await desk.locator('.unsent').waitFor({ state: 'detached' });
		const other = await signedIn(manager, `${gdansk}/check-in`);
		expect(await counted(other)).toContain('3 obecnych');
	});

	it('works without JavaScript: found, checked in, taken back', async () => {
		const desk = await signedIn(manager, `${gdansk}/check-in`, { javaScriptEnabled: false });
		await desk.goto(`${gdansk}/check-in?q=wislana`);
		const row = desk.locator('.people li');
		expect(await row.count()).toBe(1);
		await row.locator('button').click();
		await desk.goto(`${gdansk}/check-in?q=wislana`);
		expect(await row.textContent()).toContain('Cofnij');
		await row.locator('button').click();
		await desk.goto(`${gdansk}/check-in?q=wislana`);
		expect(await row.textContent()).toContain('Odpraw');
	});
});

describe('a certificate', () => {
	it('tells a stranger every field as it was issued, and why it was withdrawn', async () => {
		const organiser = await signedIn(manager, `${forum}/certificates`);
		await press(organiser.locator('form[action="?/issue"] button').nth(1));
		await done(organiser);
		const path = await organiser.locator('a[href*="/certificates/"]').first().getAttribute('href');
		const stranger = await newPage(demoHouse(), { javaScriptEnabled: false });
		await stranger.goto(String(path).replace('/pl/', '/bg/'));
		const told = (await stranger.locator('main').textContent()) ?? '';
		for (const word of [
			'Удостоверението е валидно',
			'Forum Przemysłu i Mody',
			'Biała Fabryka',
			'7 ч 0 мин'
		])
			expect(told).toContain(word);
		const paper = await fetch(`${demoHouse()}${path}/certificate.pdf`);
		expect(paper.headers.get('content-type')).toBe('application/pdf');
		expect((await paper.arrayBuffer()).byteLength).toBeGreaterThan(5000);
		await press(organiser.locator('a[href^="?withdraw"]').first());
		await organiser.fill('[name=reason]', 'Literówka w nazwisku');
		await press(organiser.locator('.confirm button'));
		await organiser.locator('.notice.success', { hasText: 'unieważnione' }).waitFor();
		await stranger.reload();
		expect(await stranger.locator('.notice.danger').textContent()).toContain('Literówka');
		expect((await fetch(`${demoHouse()}${path}/certificate.pdf`)).status).toBe(410);
		// Axe is a script, so it looks with one of its own.
		const aided = await newPage(demoHouse());
		await aided.goto(stranger.url());
		expect(await listBarriers(aided)).toEqual([]);
	});
});

describe('the pages of the day', () => {
	it.each(['check-in', 'badges', 'lists', 'certificates'])('%s has no barrier', async (part) => {
		const page = await signedIn(manager, `${forum}/${part}`, phone);
		await expectNoBarriers(page);
	});
});
