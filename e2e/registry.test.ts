import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { demoHouse, newPage } from './house.ts';
import { expectWords, press } from './pressing.ts';

const kipim = 'klaster-innowacyjnego-przemyslu-i-mody';

async function signedIn(email: string, path: string): Promise<Page> {
	const page = await newPage(demoHouse());
	await page.goto(`/pl/sign-in?next=${encodeURIComponent(path)}`);
	await page.fill('[name=email]', email);
	await page.fill('[name=password]', 'osnova-demo');
	await press(page.locator('main form button.primary').first());
	await page.waitForURL((url) => url.pathname === path);
	return page;
}

describe('the coordinator', () => {
	it('is told of on the cluster’s site, without JavaScript', async () => {
		const page = await newPage(demoHouse(), { javaScriptEnabled: false });
		await page.goto(`/pl/clusters/${kipim}`);
		const text = (await page.locator('main').textContent()) ?? '';
		expect(text).toContain('PIOT Fundacja Przemysłu i Mody');
		expect(text).toContain('list intencyjny');
		expect(text).toContain('Klaster Zaawansowanych Technologii Przemysłu Włókienniczo-Odzieżowego');
	});

	it('keeps members and partners on two lists', async () => {
		const page = await newPage(demoHouse());
		await page.goto(`/bg/clusters/${kipim}/members`);
		const text = (await page.locator('main').textContent()) ?? '';
		expect(text).toContain('Dziewiarnia Poltex');
		expect(text).toContain('Miasto Prządek');
		expect(await page.locator('main table').count()).toBe(2);
	});
});

describe('the alliance', () => {
	it.each(['/alliances/cloth', '/alliances/cloth/parties'])(
		'says who pays on %s in every language',
		async (path) => {
			for (const locale of ['pl', 'en', 'de', 'fr', 'ru', 'bg']) {
				const answer = await fetch(`${demoHouse()}/${locale}${path}`);
				expect(await answer.text(), locale).toContain('COS-CLUSTER-2020-3-03-1');
			}
		}
	);
});

describe('a passkey', () => {
	it('opens the door without a password', async () => {
		const page = await signedIn('editor@lodz.example', '/pl/account/security');
		const devtools = await page.context().newCDPSession(page);
		await devtools.send('WebAuthn.enable');
		await devtools.send('WebAuthn.addVirtualAuthenticator', {
			options: {
				protocol: 'ctap2',
				transport: 'internal',
				hasResidentKey: true,
				hasUserVerification: true,
				isUserVerified: true,
				automaticPresenceSimulation: true
			}
		});
		await page.locator('button', { hasText: 'Dodaj klucz' }).click();
		await page.locator('form[action="?/removePasskey"]').waitFor();
		await page.goto('/pl/account');
		await page.evaluate(
			`fetch('/pl/sign-out', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } })`
		);
		await page.goto('/pl/sign-in');
		await page.locator('button', { hasText: 'kluczem dostępu' }).click();
		await page.waitForURL(/\/pl\/desk/);
		await expectWords(page, 'Tomasz');
	});
});
