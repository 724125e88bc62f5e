import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoBarriers } from './barriers.ts';
import { demoHouse, newPage } from './house.ts';
import { done, expectWords, press, text } from './pressing.ts';
import { signedIn } from './signed-in.ts';

const saveButton = (page: Page) => page.locator('main .form-actions button.primary');
const save = (page: Page) => press(saveButton(page));

const inTwoWeeks = () => new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);

describe('surveys', () => {
	it('are made from a ready-made one, opened, answered on a phone and closed', async () => {
		const cluster = await signedIn('manager@ruse.example', '/bg/surveys/new');
		await expectNoBarriers(cluster);
		await cluster.check('[name=begin][value="template:needs"]');
		await save(cluster);
		await done(cluster);
		const address = new URL(cluster.url()).pathname;
		await cluster.goto(`${address}/questions`);
		await expectNoBarriers(cluster);
		await press(cluster.locator('form[action="?/down"] button').first());
		await done(cluster);
		await press(cluster.locator('a[href*="?remove="]').nth(3));
		await press(cluster.locator('form[action="?/remove"] button').first());
		await done(cluster);
		expect(await cluster.locator('main .parts ol > li').count()).toBe(5);
		await cluster.goto(`${address}/edit`);
		await cluster.fill('[name="title.bg"]', 'Какво ви липсва тази есен');
		await save(cluster);
		await done(cluster);
		await cluster.fill('[name=until]', inTwoWeeks());
		await press(cluster.locator('form[action="?/open"] button'));
		await done(cluster);
		await expectNoBarriers(cluster);

		const firm = await signedIn('firm@ruse.example', '/bg/desk', {
			viewport: { width: 390, height: 800 }
		});
		await press(firm.locator('main .duties a', { hasText: 'Какво ви липсва тази есен' }));
		await expectNoBarriers(firm);
		const words = firm.locator('main textarea').first();
		await words.fill('Нишки за плетене до петък.');
		// The browser asks for nothing that is required: the server does, and keeps what was typed.
		await save(firm);
		await firm.locator('.error-summary, [role=alert]').first().waitFor();
		expect(await words.inputValue()).toBe('Нишки за плетене до петък.');
		await words.fill('Нишки за плетене до четвъртък.');
		await firm.context().setOffline(true);
		await saveButton(firm)
			.click()
			.catch(() => undefined);
		await firm.context().setOffline(false);
		await firm.goto(`${address}/answer`);
		await firm.locator('main [role=status] .notice').waitFor();
		expect(await words.inputValue()).toBe('Нишки за плетене до четвъртък.');
		const colleague = await signedIn('firm@ruse.example', `${address}/answer`);
		for (const page of [firm, colleague]) {
			await page.locator('main input[type=checkbox]').first().check();
			for (const group of await page.locator('main fieldset:has(input[type=radio])').all())
				await group.locator('input').nth(1).check();
			for (const group of await page.locator('main fieldset:has(input[type=checkbox])').all())
				await group.locator('input').first().check();
		}
		await save(firm);
		await done(firm);
		await colleague.locator('main textarea').first().fill('Колежката пише друго.');
		await save(colleague);
		await colleague.locator('form[action^="?/merge"]').waitFor();
		await expectWords(colleague, 'Нишки за плетене до четвъртък.');
		await save(colleague);
		await done(colleague);

		await cluster.goto(`${address}/questions`);
		expect(await cluster.locator('a[href*="?remove="]').count()).toBe(0);
		await cluster.goto(`${address}?close`);
		await expectNoBarriers(cluster);
		await press(cluster.locator('form[action="?/close"] button'));
		await done(cluster);
		await expectWords(cluster, 'по-малко от пет');
		await firm.goto(`${address}/answer`);
		expect(await firm.locator('main form').count()).toBe(0);
	});

	it('show results to everybody where the cluster chose it, and to nobody else', async () => {
		const visitor = await newPage(demoHouse(), { javaScriptEnabled: false });
		await visitor.goto('/de/surveys');
		await press(visitor.locator('main a[href*="/results"]').first());
		const address = new URL(visitor.url()).pathname;
		await expectWords(visitor, '24 von 32');
		expect(await text(visitor)).not.toContain('Zuschnittreste');
		const sizes = visitor.locator('[name=part] option[value^="language:"]');
		const part = (await sizes.first().getAttribute('value')) ?? '';
		await visitor.goto(`${address}?part=${encodeURIComponent(part)}`);
		await visitor.locator('main svg').first().waitFor();
		for (const format of ['csv', 'xlsx', 'json']) {
			const file = await visitor.request.get(`${address}/export.${format}`);
			expect(file.status()).toBe(200);
			expect((await file.body()).toString()).not.toContain('Zuschnittreste');
		}
		const pdf = await visitor.request.get(`${address}/report.pdf`);
		expect(pdf.headers()['content-type']).toBe('application/pdf');

		const manager = await signedIn('manager@lodz.example', address.replace('/de/', '/pl/'));
		await expectNoBarriers(manager);
		await expectWords(manager, 'Zuschnittreste');
		await press(manager.locator('main a[href*="/needs?"]', { hasText: 'Zuschnittreste' }));
		await expectNoBarriers(manager);
		await manager.selectOption('main [name=kind]', 'customer');
		await save(manager);
		await done(manager);
		await manager.goto(address.replace('/results', '').replace('/de/', '/pl/'));
		await press(manager.locator('form[action="?/show"] button'));
		await done(manager);
		const hidden = await visitor.goto(address);
		expect(hidden?.url()).toContain('/sign-in');
		await press(manager.locator('form[action="?/show"] button'));
		await done(manager);
	});
});
