import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodedParts, decodedWords, mailServer } from '#platform/mail/testing.ts';
import { openIdProviderFor } from '#rooms/people/testing-provider.ts';
import { newPage, openHouseWith, type House } from './house.ts';
import { press } from './pressing.ts';

let provider: Awaited<ReturnType<typeof openIdProviderFor>>;
let post: Awaited<ReturnType<typeof mailServer>>;
let house: House;

beforeAll(async () => {
	provider = await openIdProviderFor({
		sub: 'maria-1',
		email: 'maria@lodz.example',
		email_verified: true,
		name: 'Maria Zięba'
	});
	post = await mailServer();
	const { name, discoveryUrl, clientId, clientSecret } = provider.settings;
	house = await openHouseWith(
		{
			OPENID_NAME: name,
			OPENID_DISCOVERY_URL: discoveryUrl,
			OPENID_CLIENT_ID: clientId,
			OPENID_CLIENT_SECRET: clientSecret,
			SMTP_URL: post.url,
			MAIL_FROM: 'Osnova <osnova@lodz.example>'
		},
		'--empty'
	);
});
afterAll(async () => {
	await house?.close();
	await provider.close();
	await post.close();
});

test('A person of another house signs in with its account, and is told why when that fails', async () => {
	const page = await newPage(house.address);
	await page.goto('/pl/sign-in');
	await press(page.getByRole('button', { name: /Łódź ID/ }));
	await page.waitForURL(/\/pl\/desk/);
	await page.getByText('Maria Zięba').first().waitFor();

	const other = await newPage(house.address);
	provider.state.lies = { aud: 'another house' };
	await other.goto('/pl/sign-in');
	await press(other.getByRole('button', { name: /Łódź ID/ }));
	await other.getByText('Nie udało się sprawdzić odpowiedzi dostawcy').first().waitFor();
	provider.state.lies = {};
	await other.goto('/sign-in-service/callback/openid?state=guessed&code=guessed');
	await other.getByText('The sign-in took too long').first().waitFor();
});

test('Letters go out by the mail server in the language of their reader; the outbox is closed', async () => {
	const page = await newPage(house.address);
	await page.goto('/bg/sign-up');
	await page.locator('[name=name]').fill('Елена Петрова');
	await page.locator('[name=email]').fill('elena@ruse.example');
	await page.locator('[name=password]').fill('дълга тайна дума');
	await page.locator('main form button').last().click();
	await expect.poll(() => post.received.length).toBe(1);
	const [letter] = post.received;
	if (!letter) throw new Error('no letter came');
	expect(letter.to).toBe('elena@ruse.example');
	expect(decodedWords(letter.headers.subject ?? '')).toMatch(/[а-я]{4}/);
	expect(decodedParts(letter)['text/plain']).toContain(`${house.address}/bg/account/confirmation`);
	expect((await page.goto('/dev/mail'))?.status()).toBe(404);
});
