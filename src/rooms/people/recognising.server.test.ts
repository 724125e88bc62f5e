import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { hours } from '#platform/clock.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { unwrap } from '#platform/outcome.ts';
import { startActingFor, stopActing } from './acting.server.ts';
import { endGrant, grantRole } from './grant.server.ts';
import { recogniser } from './recognising.server.ts';
import { endSession } from './session.server.ts';
import { askSignIn } from './sign-in-request.server.ts';
import { openSignIn } from './sign-in.server.ts';
import { aPerson } from './testing.ts';

const db = await testDatabase();
const secret = 'a secret only for tests, long enough';
const signIn = openSignIn({ db, secret, origin: 'http://osnova.example' });
const ground = { db, signIn, secret, isSecure: false };
const people = recogniser(ground);
const recognise = (headers: Headers, now: Date, method = 'POST') =>
	people.recognise({ method, headers }, now);
const password = 'cztery proste słowa tu';
const request = new Request('http://osnova.example/pl/sign-in');

const withCookie = (cookie: string) => new Headers({ cookie: `theme=dark; ${cookie}; osnova.x=1` });

async function signedIn(name: string) {
	const email = `${name.toLowerCase()}@lodz.example`;
	const ask = (path: string, more = {}) =>
		askSignIn(signIn, { address: '10.0.0.1', request }, path, { email, password, ...more });
	unwrap(await ask('/sign-up/email', { name }));
	await db.updateTable('person').set({ emailVerified: true }).where('email', '=', email).execute();
	const { cookies } = unwrap(await ask('/sign-in/email'));
	const { value = '' } = cookies.find((one) => one.name === 'osnova.session_token') ?? {};
	const { id } = await db
		.selectFrom('person')
		.select('id')
		.where('email', '=', email)
		.executeTakeFirstOrThrow();
	const actor = { personId: id, onBehalfOfId: null, grants: [] };
	return {
		id,
		actor,
		value,
		headers: withCookie(`osnova.session_token=${encodeURIComponent(value)}`)
	};
}

const manages = (personId: string, clusterId: string) =>
	db.transaction().execute(async (tx) =>
		unwrap(
			await grantRole(tx, house, {
				personId,
				role: 'manager',
				scope: { kind: 'cluster', id: clusterId },
				validFrom: new Date()
			})
		)
	);

describe('a person with a session', () => {
	it('is known with the roles in force, and no longer once they end', async () => {
		const anna = await signedIn('Anna');
		const clusterId = newId();
		const grant = await manages(anna.id, clusterId);
		await manages((await aPerson(db, { name: 'Ewa' })).id, clusterId);
		expect(await recognise(anna.headers, new Date())).toEqual({
			person: expect.objectContaining({ id: anna.id, name: 'Anna', email: 'anna@lodz.example' }),
			actor: {
				personId: anna.id,
				onBehalfOfId: null,
				grants: [{ role: 'manager', scopeKind: 'cluster', scopeId: clusterId }]
			},
			actingFor: null
		});
		await db.transaction().execute((tx) => endGrant(tx, house, grant, new Date()));
		expect((await recognise(anna.headers, new Date()))?.actor.grants).toEqual([]);
	});

	it('holds the roles of the person acted for instead of their own', async () => {
		const [maria, jan] = [await signedIn('Maria'), await aPerson(db, { name: 'Jan' })];
		await manages(maria.id, newId());
		const clusterId = newId();
		await manages(jan.id, clusterId);
		await db
			.transaction()
			.execute((tx) => startActingFor(tx, maria.actor, jan.id, 'Jan jest chory', new Date()));
		const known = await recognise(maria.headers, new Date());
		expect(known?.person.id).toBe(maria.id);
		expect(known?.actingFor).toMatchObject({ personId: jan.id, name: 'Jan' });
		expect(known?.actor).toMatchObject({ onBehalfOfId: jan.id, grants: [{ scopeId: clusterId }] });
		await db.transaction().execute((tx) => stopActing(tx, maria.actor, new Date()));
		expect((await recognise(maria.headers, new Date()))?.actor.onBehalfOfId).toBeNull();
	});

	it('is a stranger as soon as the session is ended or over', async () => {
		const piotr = await signedIn('Piotr');
		expect(await recognise(piotr.headers, new Date(Date.now() + hours(24 * 31)))).toBeUndefined();
		const { id } = await db
			.selectFrom('session')
			.select('id')
			.where('personId', '=', piotr.id)
			.executeTakeFirstOrThrow();
		await db.transaction().execute((tx) => endSession(tx, piotr.actor, id));
		expect(await recognise(piotr.headers, new Date())).toBeUndefined();
	});

	it('has it made longer once a day', async () => {
		const olga = await signedIn('Olga');
		const endsAt = new Date(Date.now() + hours(24 * 20));
		await db
			.updateTable('session')
			.set({ expiresAt: endsAt })
			.where('personId', '=', olga.id)
			.execute();
		await recognise(olga.headers, new Date());
		const { expiresAt } = await db
			.selectFrom('session')
			.select('expiresAt')
			.where('personId', '=', olga.id)
			.executeTakeFirstOrThrow();
		expect(expiresAt.getTime()).toBeGreaterThan(Date.now() + hours(24 * 29));
	});
});

describe('a reader', () => {
	it('is remembered for half a second, unless something was changed here', async () => {
		const irena = await signedIn('Irena');
		const now = Date.now();
		const grantsAfter = async (ms: number, method = 'GET') =>
			(await recognise(irena.headers, new Date(now + ms), method))?.actor.grants.length;
		expect(await grantsAfter(0)).toBe(0);
		await manages(irena.id, newId());
		expect(await grantsAfter(499)).toBe(0);
		expect(await grantsAfter(499, 'POST')).toBe(1);
		expect(await grantsAfter(500)).toBe(1);
		await manages(irena.id, newId());
		people.forget();
		expect(await grantsAfter(501)).toBe(2);
	});
});

describe('a cookie that the house did not sign', () => {
	it.each([
		['nothing', ''],
		['no signature', 'osnova.session_token=abc'],
		['a wrong one', 'osnova.session_token=abc.AAAA'],
		['what cannot be decoded', 'osnova.session_token=%E0%A4%A'],
		['an empty one', 'osnova.session_token=']
	])('%s opens no door', async (_what, cookie) => {
		expect(await recognise(withCookie(cookie), new Date())).toBeUndefined();
	});

	it('another’s token under a true signature', async () => {
		const [ewa, adam] = [await signedIn('Ewelina'), await signedIn('Adam')];
		const forged = `${adam.value.split('.')[0]}.${ewa.value.split('.')[1]}`;
		expect(
			await recognise(withCookie(`osnova.session_token=${encodeURIComponent(forged)}`), new Date())
		).toBeUndefined();
	});

	it('a plain cookie is not taken where only secure ones are given', async () => {
		const zofia = await signedIn('Zofia');
		const elsewhere = recogniser({ ...ground, isSecure: true });
		const secure = (headers: Headers, now: Date) =>
			elsewhere.recognise({ method: 'GET', headers }, now);
		expect(await secure(zofia.headers, new Date())).toBeUndefined();
		const named = withCookie(`__Secure-osnova.session_token=${encodeURIComponent(zofia.value)}`);
		expect((await secure(named, new Date()))?.person.id).toBe(zofia.id);
	});
});
