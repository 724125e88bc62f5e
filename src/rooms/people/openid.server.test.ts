import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '#platform/database/testing.ts';
import { listLetters } from '#platform/mail/letter.server.ts';
import { openSignIn, type SignIn } from './sign-in.server.ts';
import { openIdProviderFor } from './testing-provider.ts';
import { aPerson } from './testing.ts';

const db = await testDatabase();
const origin = 'http://osnova.example';
let provider: Awaited<ReturnType<typeof openIdProviderFor>>;
let signIn: SignIn;

beforeAll(async () => {
	provider = await openIdProviderFor({ sub: 'nobody yet' });
	signIn = open();
});
afterAll(() => provider.close());
beforeEach(() => Object.assign(provider.state, { lies: {}, isForged: false, isSilent: false }));

const open = () =>
	openSignIn({
		db,
		secret: 'a secret only for tests, long enough',
		origin,
		openId: provider.settings
	});

type Jar = Map<string, string>;

/** A browser that keeps cookies and asks our house. */
async function ask(jar: Jar, address: string, body?: object): Promise<Response> {
	const answer = await signIn.handler(
		new Request(new URL(address, origin), {
			method: body ? 'POST' : 'GET',
			headers: {
				origin,
				'x-osnova-address': '10.0.0.1',
				'content-type': 'application/json',
				cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
			},
			...(body && { body: JSON.stringify(body) })
		})
	);
	for (const cookie of answer.headers.getSetCookie()) {
		const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
		if (value) jar.set(name, value);
		else jar.delete(name);
	}
	return answer;
}

async function begin(jar: Jar): Promise<string> {
	const answer = await ask(jar, '/sign-in-service/sign-in/social', {
		provider: 'openid',
		callbackURL: '/pl/desk'
	});
	const { url } = (await answer.json()) as { url: string };
	const back = await fetch(url, { redirect: 'manual' });
	return back.headers.get('location') ?? '';
}

/** Where the person stands at the end, and who they are there. */
async function signInAt(
	claims: typeof provider.state.claims,
	change = (address: string) => address
) {
	provider.state.claims = claims;
	const jar: Jar = new Map();
	const answer = await ask(jar, change(await begin(jar)));
	const place = answer.headers.get('location') ?? '';
	const session = await signIn.api.getSession({
		headers: new Headers({ cookie: [...jar].map((pair) => pair.join('=')).join('; ') })
	});
	const code = new URL(place, origin).searchParams.get('error');
	return { place, code, person: session?.user };
}

const people = (email: string) =>
	db.selectFrom('person').select(['id', 'name', 'locale']).where('email', '=', email).execute();
const anna = {
	sub: 'anna-1',
	email: 'anna@lodz.example',
	email_verified: true,
	name: 'Anna Nić',
	locale: 'bg-BG'
};

describe('signing in at another house', () => {
	it('makes a person the first time and finds them the second, whatever their address is then', async () => {
		const first = await signInAt(anna);
		expect(first).toMatchObject({ place: '/pl/desk', person: { name: 'Anna Nić' } });
		expect(await people(anna.email)).toMatchObject([{ name: 'Anna Nić', locale: 'bg' }]);
		const second = await signInAt({ ...anna, email: 'anna.nic@lodz.example' });
		expect(second.person?.id).toBe(first.person?.id);
		expect(await people('anna.nic@lodz.example')).toEqual([]);
	});

	it('finds an account by an address that both houses have confirmed', async () => {
		const jan = await aPerson(db, { name: 'Jan', email: 'jan@lodz.example' });
		const claims = { sub: 'jan-1', email: 'Jan@lodz.example', email_verified: true };
		expect((await signInAt(claims)).person?.id).toBe(jan.id);
	});

	it('takes over no account by an address that nobody has confirmed there', async () => {
		await aPerson(db, { name: 'Ewa', email: 'ewa@lodz.example' });
		const claims = { sub: 'thief', email: 'ewa@lodz.example', email_verified: false };
		expect(await signInAt(claims)).toMatchObject({ code: 'account_not_linked', person: undefined });
		const { email_verified: _, ...silent } = claims;
		expect(await signInAt(silent)).toMatchObject({ code: 'account_not_linked' });
	});

	it('takes over no account whose address was never confirmed here', async () => {
		const ola = await aPerson(db, { name: 'Ola', email: 'ola@lodz.example' });
		await db.updateTable('person').set({ emailVerified: false }).where('id', '=', ola.id).execute();
		const claims = { sub: 'ola-1', email: 'ola@lodz.example', email_verified: true };
		expect(await signInAt(claims)).toMatchObject({ code: 'account_not_linked' });
	});

	it('lets in a new address only when a letter has confirmed it', async () => {
		const claims = { sub: 'new-1', email: 'new@lodz.example', name: 'Nowa' };
		expect(await signInAt(claims)).toMatchObject({ code: 'email_not_verified', person: undefined });
		const [letter] = await listLetters(db, { to: claims.email });
		const token = /token=([^\s&]+)/.exec(letter?.text ?? '')?.[1] ?? '';
		await ask(new Map(), `/sign-in-service/verify-email?token=${token}`);
		expect((await signInAt(claims)).person?.name).toBe('Nowa');
	});
});

describe('an answer that is not to be trusted', () => {
	it.each([
		['for another house', { aud: 'another' }],
		['from another house', { iss: 'https://evil.example' }],
		['to another question', { nonce: 'heard elsewhere' }],
		['without the question', { nonce: undefined }],
		['of yesterday', { exp: Math.floor(Date.now() / 1000) - 3_600 }]
	])('is refused: %s', async (_, lies) => {
		provider.state.lies = lies;
		expect(await signInAt({ ...anna, sub: 'other' })).toMatchObject({
			code: 'unable_to_get_user_info',
			person: undefined
		});
	});

	it('is refused with a signature of somebody else', async () => {
		provider.state.isForged = true;
		expect(await signInAt(anna)).toMatchObject({ code: 'unable_to_get_user_info' });
	});

	it('is refused with another state, another code, or in another browser', async () => {
		const changed = (name: string) => (address: string) => {
			const url = new URL(address);
			url.searchParams.set(name, 'guessed');
			return url.href;
		};
		expect(await signInAt(anna, changed('state'))).toMatchObject({ code: 'state_mismatch' });
		expect(await signInAt(anna, changed('code'))).toMatchObject({ code: 'invalid_code' });
		const elsewhere = await ask(new Map(), await begin(new Map()));
		expect(elsewhere.headers.get('location')).toContain('error=state_mismatch');
	});

	it('is refused the second time', async () => {
		const jar: Jar = new Map();
		provider.state.claims = anna;
		const address = await begin(jar);
		const before = new Map(jar);
		await ask(jar, address);
		expect((await ask(before, address)).headers.get('location')).toContain('error=');
	});
});

it('a house that keeps silent holds up nobody, and is asked again later', async () => {
	provider.state.isSilent = true;
	signIn = open();
	const began = Date.now();
	expect(await signIn.api.getSession({ headers: new Headers() })).toBeNull();
	expect(Date.now() - began).toBeLessThan(8_000);
	provider.state.isSilent = false;
	expect((await signInAt(anna)).person?.name).toBe('Anna Nić');
});
