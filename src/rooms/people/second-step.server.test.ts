import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '#platform/database/testing.ts';
import { demoPassword, seedPeople } from './seed.server.ts';
import { askSignIn, type CookieToSet } from './sign-in-request.server.ts';
import { openSignIn } from './sign-in.server.ts';

const db = await testDatabase();
const signIn = openSignIn({
	db,
	secret: 'a secret only for tests, long enough',
	origin: 'http://osnova.example'
});
const email = 'anna@lodz.example';
await db
	.transaction()
	.execute((tx) => seedPeople(tx, [{ name: 'Anna', email, locale: 'pl' }], new Date()));

const ask = (
	path: string,
	body: Record<string, unknown> | undefined,
	cookies: CookieToSet[] = []
) =>
	askSignIn(
		signIn,
		{
			address: '10.1.1.1',
			request: new Request('http://osnova.example/pl', {
				headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
			})
		},
		path,
		body
	);

async function cookiesAfter(asked: ReturnType<typeof ask>): Promise<CookieToSet[]> {
	const answer = await asked;
	if (!answer.ok) throw new Error(answer.reason);
	return answer.value.cookies;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The six digits an authenticator app shows (RFC 6238). */
function codeOf(secret: string, at = Date.now()): string {
	const bits = [...secret]
		.map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
		.join('');
	const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
	const hash = createHmac('sha1', key).update(counter).digest();
	const offset = (hash.at(-1) ?? 0) & 15;
	return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

describe('the second step', () => {
	it('asks for the app’s code, takes a recovery code once, and nothing else', async () => {
		const password = demoPassword;
		const session = await cookiesAfter(ask('/sign-in/email', { email, password }));
		const enabled = await ask('/two-factor/enable', { password }, session);
		if (!enabled.ok) throw new Error(enabled.reason);
		const { totpURI, backupCodes } = enabled.value.body as {
			totpURI: string;
			backupCodes: string[];
		};
		const secret = new URL(totpURI).searchParams.get('secret') ?? '';
		expect(await ask('/two-factor/verify-totp', { code: codeOf(secret) }, session)).toMatchObject({
			ok: true
		});

		const half = async () => {
			const answer = await ask('/sign-in/email', { email, password });
			if (!answer.ok) throw new Error(answer.reason);
			expect(answer.value.body.twoFactorRedirect).toBe(true);
			return answer.value.cookies.filter(({ value }) => value);
		};
		const halfway = await half();
		expect(await ask('/get-session', undefined, halfway)).toMatchObject({ value: { body: {} } });
		const wrong = codeOf(secret, Date.now() - 3_600_000);
		expect(await ask('/two-factor/verify-totp', { code: wrong }, halfway)).toMatchObject({
			reason: 'wrong_code'
		});
		expect(await ask('/two-factor/verify-totp', { code: codeOf(secret) }, halfway)).toMatchObject({
			ok: true
		});

		const [code] = backupCodes;
		expect(await ask('/two-factor/verify-backup-code', { code }, await half())).toMatchObject({
			ok: true
		});
		expect(await ask('/two-factor/verify-backup-code', { code }, await half())).toMatchObject({
			reason: 'wrong_code'
		});
	});
});
