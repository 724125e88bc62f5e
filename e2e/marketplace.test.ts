import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoBarriers } from './barriers.ts';
import { demoHouse, newPage } from './house.ts';
import { done, expectWords, press, text } from './pressing.ts';
import { signedIn } from './signed-in.ts';

const title = 'Нощници и пижами от органичен памук';

/** What is added to an entry the cluster has looked at is seen by others when it has looked again. */
async function showsFileOnceLookedAt(address: string, firm: Page, cluster: Page) {
	const visitor = await signedIn('nobody@lyon.example', address);
	await firm.goto(`${address}/files`);
	const catalogue = { name: 'каталог.pdf', mimeType: 'application/pdf' };
	await firm.setInputFiles('[name=file]', {
		...catalogue,
		buffer: Buffer.from('%PDF-1.7 каталог')
	});
	await press(firm.locator('form[action="?/add"] button'));
	await done(firm);
	await expectWords(firm, 'Чака клъстера');
	await expectNoBarriers(firm);
	const file = (await firm.locator('.files a').getAttribute('href')) ?? '';
	expect((await visitor.request.get(file)).status()).toBe(403);
	await visitor.goto(address);
	expect(await text(visitor)).not.toContain('каталог.pdf');
	await cluster.goto(address);
	expect((await cluster.request.get(file)).status()).toBe(200);
	await expectNoBarriers(cluster);
	await press(cluster.locator('form[action="?/passChange"] button'));
	await done(cluster);
	await visitor.reload();
	await expectWords(visitor, 'каталог.pdf');
	expect((await visitor.request.get(file)).status()).toBe(200);
}

describe('the marketplace', () => {
	it('finds in every language what is asked for in one, and says why', async () => {
		const page = await newPage(demoHouse());
		for (const [locale, word] of [
			['pl', 'dzianina'],
			['de', 'Strickware'],
			['fr', 'maille'],
			['bg', 'трикотаж']
		] as const) {
			await page.goto(`/${locale}/marketplace?q=${encodeURIComponent(word)}`);
			const languages = await page
				.locator('main article h2 a')
				.evaluateAll((all) => all.map((one) => one.getAttribute('lang')));
			expect(new Set(languages).size, word).toBeGreaterThan(3);
			expect(await page.locator('main .why').count(), word).toBeGreaterThan(0);
		}
		await expectNoBarriers(page);
		const feed = await page.request.get('/bg/marketplace/feed.atom');
		expect(feed.headers()['content-type']).toContain('application/atom+xml');
		await press(page.locator('main article h2 a').first());
		await expectNoBarriers(page);
	});

	it('keeps what is typed; an entry is written, checked, found, answered and followed', async () => {
		const firm = await signedIn('firm@ruse.example', '/bg/marketplace/new');
		await expectNoBarriers(firm);
		await firm.fill('main [name="title.bg"]', title);
		const kept = firm.waitForResponse((answer) => answer.url().endsWith('/marketplace/drafts'));
		await firm.fill('main [name="summary.bg"]', 'Серии от 50 броя, пощенски мостри за седмица.');
		expect((await kept).status()).toBe(200);
		await firm.goto('/bg/marketplace/own');
		await press(firm.locator('main li', { hasText: title }).locator('a'));
		expect(await firm.inputValue('main [name="title.bg"]')).toBe(title);
		await firm.check('main [name=direction][value=offer]');
		await firm.selectOption('main [name=kind]', 'product');
		await press(firm.locator('.form-actions button.primary'));
		await done(firm);
		const address = new URL(firm.url()).pathname;
		await press(firm.locator('form[action="?/send"] button'));
		await done(firm);
		await expectWords(firm, 'При клъстера за проверка');

		const cluster = await signedIn('manager@ruse.example', address);
		await press(cluster.locator('form[action="?/pass"] button'));
		await done(cluster);
		await expectWords(cluster, 'Публикуван');

		await showsFileOnceLookedAt(address, firm, cluster);

		await firm.goto(`${address}/matches`);
		await expectNoBarriers(firm);

		const other = await signedIn('piot@lodz.example', '/pl/marketplace?q=pi%C5%BCamy');
		await press(other.locator('main article', { hasText: title }).locator('h2 a'));
		await press(other.locator('a[href$="/interest"]'));
		await expectNoBarriers(other);
		await other.fill('main [name=message]', 'Potrzebujemy 120 sztuk na wiosnę.');
		await press(other.locator('.form-actions button.primary'));
		await done(other);
		const talk = new URL(other.url()).pathname;

		await firm.goto(talk.replace('/pl/', '/bg/'));
		await press(firm.locator('form[action="?/accept"] button'));
		await done(firm);
		for (const page of [firm, other]) {
			await page.goto(page === firm ? talk.replace('/pl/', '/bg/') : talk);
			await press(page.locator('form[action="?/release"] button.primary'));
			await done(page);
		}
		await expectWords(other, 'firm@ruse.example');
		await press(other.locator('button[name=answer][value=order]'));
		await done(other);
		await expectWords(other, 'Zamówienie');
		await expectNoBarriers(other);
		const stranger = await signedIn('nobody@lyon.example', '/pl/conversations');
		expect((await stranger.request.get(talk)).status()).toBe(403);
	});

	it('refuses shouting and contacts in the words, without losing them', async () => {
		const page = await signedIn('firm@ruse.example', '/bg/marketplace/new', {
			javaScriptEnabled: false
		});
		const help = page.locator('details.help').first();
		expect(await help.locator('li').first().isVisible()).toBe(false);
		await help.locator('summary').press('Enter');
		expect(await help.locator('li').first().isVisible()).toBe(true);
		await page.fill('main [name="title.bg"]', 'ЕВТИНИ ТЕНИСКИ!!!');
		await page.fill('main [name="summary.bg"]', 'Пишете на firm@ruse.example.');
		await page.check('main [name=direction][value=offer]');
		await page.selectOption('main [name=kind]', 'product');
		await press(page.locator('.form-actions button.primary'));
		await press(page.locator('form[action="?/send"] button'));
		await expectWords(page, 'крещи');
		await expectWords(page, 'Пишете на firm@ruse.example.');
	});
});
