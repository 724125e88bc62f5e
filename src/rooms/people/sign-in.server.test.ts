import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#platform/database/testing.ts';
import { listLetters } from '#platform/mail/letter.server.ts';
import { askSignIn, type CookieToSet } from './sign-in-request.server.ts';
import { openSignIn } from './sign-in.server.ts';

const db = await testDatabase();
const signIn = openSignIn({
	db,
	secret: 'a secret only for tests, long enough',
	origin: 'http://osnova.example'
});
const password = 'cztery proste słowa tu';

const browser = (cookies: CookieToSet[] = [], address = '10.0.0.1') => ({
	address,
	request: new Request('http://osnova.example/pl/sign-in', {
		headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
	})
});

const signUp = (email: string, name = 'Anna') =>
	askSignIn(signIn, browser(), '/sign-up/email', {
		email,
		name,
		password,
		locale: 'pl',
		timeZone: 'Europe/Warsaw'
	});

const signInWith = (email: string, word = password, address?: string) =>
	askSignIn(signIn, browser([], address), '/sign-in/email', { email, password: word });

async function linkIn(to: string): Promise<URL> {
	const [letter] = await listLetters(db, { to });
	const address = /https?:\S+/.exec(letter?.text ?? '')?.[0];
	if (!address) throw new Error(`no link in the letter to ${to}`);
	return new URL(address);
}

const tokenIn = async (to: string) => (await linkIn(to)).searchParams.get('token') ?? '';

async function confirmed(email: string) {
	await signUp(email);
	await askSignIn(signIn, browser(), `/verify-email?token=${await tokenIn(email)}`);
}

describe('signing up', () => {
	it('sends a letter in the person’s language and lets nobody in before it is confirmed', async () => {
		expect(await signUp('anna@lodz.example')).toMatchObject({ ok: true });
		const link = await linkIn('anna@lodz.example');
		expect(link.pathname).toBe('/pl/account/confirmation');
		expect(await signInWith('anna@lodz.example')).toMatchObject({
			reason: 'address_not_confirmed'
		});
	});

	it('lets the confirmed person in', async () => {
		await confirmed('ewa@lodz.example');
		const answer = await signInWith('ewa@lodz.example');
		expect(answer.ok && answer.value.cookies.map(({ name }) => name)).toContain(
			'osnova.session_token'
		);
	});

	it('does not tell a stranger who has an account', async () => {
		await confirmed('maria@lodz.example');
		expect(await signUp('maria@lodz.example', 'Obcy')).toMatchObject({ ok: true });
		const [letter] = await listLetters(db, { to: 'maria@lodz.example' });
		expect(letter?.kind).toBe('account_exists');
	});

	it('refuses a short password', async () => {
		const answer = await askSignIn(signIn, browser(), '/sign-up/email', {
			email: 'x@lodz.example',
			name: 'X',
			password: 'krótkie'
		});
		expect(answer).toMatchObject({ reason: 'password_too_short' });
	});
});

describe('a forgotten password', () => {
	beforeAll(() => confirmed('jan@lodz.example'));

	it('is set anew once by the link in the letter, and other sessions end', async () => {
		const before = await signInWith('jan@lodz.example', password, '10.0.0.9');
		await askSignIn(signIn, browser(), '/request-password-reset', { email: 'jan@lodz.example' });
		const token = await tokenIn('jan@lodz.example');
		const reset = () =>
			askSignIn(signIn, browser(), '/reset-password', {
				token,
				newPassword: 'zupełnie nowe hasło'
			});
		expect(await reset()).toMatchObject({ ok: true });
		expect(await reset()).toMatchObject({ reason: 'link_expired' });
		expect(await signInWith('jan@lodz.example', password, '10.0.0.8')).toMatchObject({
			reason: 'wrong_password'
		});
		expect(await signInWith('jan@lodz.example', 'zupełnie nowe hasło')).toMatchObject({ ok: true });
		const token_ = before.ok
			? before.value.cookies.find((c) => c.name === 'osnova.session_token')
			: undefined;
		const bare = token_ ? [token_] : [];
		const session = await askSignIn(signIn, browser(bare), '/get-session');
		expect(session).toMatchObject({ ok: true, value: { body: {} } });
	});
});

describe('guessing', () => {
	it('is stopped after too many attempts, for that address of the network only', async () => {
		await confirmed('piotr@lodz.example');
		let last;
		for (let i = 0; i < 20; i += 1)
			last = await signInWith('piotr@lodz.example', 'zgaduję hasło', '10.9.9.9');
		expect(last).toMatchObject({ reason: 'too_many_attempts' });
		expect(await signInWith('piotr@lodz.example', password, '10.9.9.8')).toMatchObject({
			ok: true
		});
	});
});
