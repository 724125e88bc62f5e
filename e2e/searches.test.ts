import { describe, expect, it } from 'vitest';
import { expectNoBarriers } from './barriers.ts';
import { demoHouse } from './house.ts';
import { done, press } from './pressing.ts';
import { signedIn } from './signed-in.ts';

describe('a saved search', () => {
	it('is kept from the list as it stands, changed, taken away and put back, without scripts', async () => {
		const page = await signedIn('agency@torun.example', '/pl/marketplace?q=dzianina&kind=offer', {
			javaScriptEnabled: false
		});
		for (const time of ['first', 'again']) {
			await page.goto('/pl/marketplace?kind=offer&q=Dzianina%20&page=2');
			await press(page.locator('main a[href*="/account/searches/new"]'));
			expect(await page.inputValue('main [name=name]'), time).toBe('dzianina, Oferta');
			await page.check('main [name=alert][value=daily]');
			await press(page.locator('.form-actions button.primary'));
			await done(page);
			expect(await page.locator('main li h2').count(), time).toBe(1);
		}
		await expectNoBarriers(await signedIn('agency@torun.example', '/pl/account/searches'));
		await page.locator('main li summary').click();
		await page.fill('main li [name=name]', 'Dzianiny <b>');
		await press(page.locator('main form[action="?/change"] button'));
		await done(page);
		await press(page.locator('main form[action="?/remove"] button'));
		expect(await page.locator('main li h2').count()).toBe(0);
		await press(page.locator('main form[action="?/putBack"] button'));
		expect(await page.locator('main li h2').textContent()).toBe('Dzianiny <b>');
		await press(page.locator('main li h2 a'));
		expect(new URL(page.url()).search).toBe('?kind=offer&q=dzianina');
	});

	it('leads a visitor to sign in first', async () => {
		const answer = await fetch(`${demoHouse()}/bg/account/searches/new?list=search&q=лен`, {
			redirect: 'manual'
		});
		expect(answer.status).toBe(303);
		expect(answer.headers.get('location')).toContain('/bg/sign-in?next=');
	});

	it('stops no letters for a link that is not right, nor for looking', async () => {
		for (const method of ['GET', 'POST']) {
			const answer = await fetch(`${demoHouse()}/pl/letters/stop?token=daily.x.y`, {
				method,
				...(method === 'POST' && { body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })
			});
			expect(answer.status).toBe(method === 'GET' ? 200 : 400);
		}
	});
});
