import { beforeEach, describe, expect, it } from 'vitest';
import { after, days, hours } from '#platform/clock.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Transaction } from '#platform/database/database.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { listLetters } from '#platform/mail/letter.server.ts';
import { unwrap } from '#platform/outcome.ts';
import { putEntry, type SearchEntry } from '#platform/search/entry.server.ts';
import { newId } from '#platform/ids.ts';
import { listPersonNames } from '#rooms/people/person.server.ts';
import { aPerson } from '#rooms/people/testing.ts';
import {
	changeSearch,
	eraseSearches,
	listSearches,
	removeSearch,
	saveSearch,
	stopAlerts
} from './saved-search.server.ts';
import type { Alert } from './alert.ts';
import { readStopToken } from './stop-link.server.ts';
import { tellDaily, tellEach } from './telling.server.ts';

const db = await testDatabase();
const now = new Date('2026-03-02T09:00:00Z');
const morning = (day: number) => after(new Date('2026-03-02T05:20:00Z'), days(day));
const secret = 'secret';
const at = (moment: Date) => ({ now: moment, origin: 'https://osnova.example', secret });

beforeEach(async () => {
	await db.deleteFrom('letter').execute();
	await db.deleteFrom('savedSearch').execute();
	await db.deleteFrom('searchEntry').execute();
});

const anna = await aPerson(db, { name: 'Anna <b>', email: 'anna@lodz.example' });
const boris = await aPerson(db, { name: 'Борис', email: 'boris@ruse.example', locale: 'bg' });

const save = (query = 'marketplace?q=dzianina', alert: Alert = 'daily', who = anna) =>
	attempt(db, (tx) => saveSearch(tx, who.actor, { name: query, query, alert, locale: 'pl' }, now));

async function show(title: string, at: Date, known?: string): Promise<string> {
	const id = known ?? newId();
	const entry: SearchEntry = {
		...{ subject: { kind: 'entry', id }, titles: { pl: title }, originalLocale: 'pl' },
		...{ summaries: {}, path: `/marketplace/${id}`, country: 'PL', region: null, kinds: ['offer'] },
		...{ sectors: [], labels: [], latitude: null, longitude: null, isDormant: false, texts: [] }
	};
	await db.transaction().execute((tx) => putEntry(tx, entry, at));
	return id;
}

describe('a saved search', () => {
	it('is one, however often and from how many tabs it is saved', async () => {
		const ids = (await Promise.all([save(), save(), save()])).map(unwrap);
		expect(new Set(ids).size).toBe(1);
		expect(await listSearches(db, anna.id)).toHaveLength(1);
		expect(unwrap(await save('marketplace?q=dzianina', 'none', boris))).not.toBe(ids[0]);
	});

	it('is its keeper’s alone', async () => {
		const id = unwrap(await save());
		const wish = { id, name: 'x', alert: 'none' as const };
		const deeds = [
			attempt(db, (tx) => changeSearch(tx, boris.actor, wish, now)),
			attempt(db, (tx) => removeSearch(tx, boris.actor, id))
		];
		for (const done of await Promise.all(deeds))
			expect(done).toMatchObject({ ok: false, reason: 'search_gone' });
	});

	it('is put back as it was, with what was not yet told', async () => {
		const id = unwrap(await save());
		await show('Dzianina nowa', after(now, hours(1)));
		const gone = unwrap(await attempt(db, (tx) => removeSearch(tx, anna.actor, id)));
		expect(await listSearches(db, anna.id)).toEqual([]);
		unwrap(await attempt(db, (tx) => saveSearch(tx, anna.actor, gone, after(now, hours(2)))));
		expect(await tellDaily(db, at(morning(1)))).toBe(1);
	});

	it('goes with the account', async () => {
		await save();
		await db.transaction().execute((tx) => eraseSearches(tx, anna.id));
		expect(await listSearches(db, anna.id)).toEqual([]);
	});
});

describe('letters of what is new', () => {
	it('tell each thing once, and nothing where there is nothing new', async () => {
		await show('Dzianina dawna', after(now, -days(3)));
		await save();
		expect(await tellDaily(db, at(morning(1)))).toBe(0);
		await show('Dzianina <nowa>', after(now, days(1)));
		await show('Zamek błyskawiczny', after(now, days(1)));
		expect(await tellDaily(db, at(morning(2)))).toBe(1);
		expect(await tellDaily(db, at(morning(2)))).toBe(0);
		expect(await tellDaily(db, at(morning(3)))).toBe(0);
		const [letter, ...more] = await listLetters(db, {});
		expect(more).toEqual([]);
		expect(letter).toMatchObject({ toAddress: 'anna@lodz.example', locale: 'pl' });
		expect(letter?.text).toContain('Dzianina <nowa>');
		expect(letter?.text).not.toContain('Zamek');
		expect(letter?.html).toContain('Dzianina &lt;nowa&gt;');
		expect(letter?.html).toContain('Anna &lt;b&gt;');
		const token = new URL(letter?.stopUrl ?? '').searchParams.get('token') ?? '';
		expect(readStopToken(secret, token)).toEqual({ personId: anna.id, rhythm: 'daily' });
		expect(readStopToken(secret, token.replace('daily', 'weekly'))).toBeUndefined();
		expect(readStopToken('another', token)).toBeUndefined();
	});

	it('do not call new what was merely changed, nor twice what two processes find', async () => {
		const old = await show('Dzianina dawna', after(now, -days(3)));
		await save();
		await show('Dzianina dawna, poprawiona', after(now, hours(5)), old);
		expect(await tellDaily(db, at(morning(1)))).toBe(0);
		await show('Dzianina nowa', after(now, days(1)));
		const told = await Promise.all([1, 2, 3].map(() => tellDaily(db, at(morning(2)))));
		expect(told.reduce((sum, one) => sum + one)).toBe(1);
		expect(await listLetters(db, {})).toHaveLength(1);
	});

	it('are written later when nobody wrote them in time', async () => {
		await save();
		await show('Dzianina nowa', after(now, hours(1)));
		expect(await tellDaily(db, at(after(now, days(9))))).toBe(1);
		const [kept] = await listSearches(db, anna.id);
		expect(kept?.toldAt).toEqual(new Date('2026-03-11T05:00:00Z'));
	});

	it('lose nothing when writing one breaks off, and keep nobody else waiting', async () => {
		const people = [anna.id, boris.id].sort();
		const told: string[] = [];
		const due = async (after: string) => people.filter((id) => id > after);
		const tell = async (tx: Transaction, id: string) => {
			await tx.updateTable('person').set({ name: 'changed' }).where('id', '=', id).execute();
			if (id === people[0]) throw new Error('the letter cannot be written');
			return told.push(id) > 0;
		};
		expect(await tellEach(db, due, tell)).toBe(1);
		expect(told).toEqual([people[1]]);
		const names = await listPersonNames(db, people);
		expect(names.get(people[0] ?? '')).not.toBe('changed');
	});

	it('are stopped one by one or all, and begin again with what comes then', async () => {
		const id = unwrap(await save());
		await save('search?q=dzianina', 'daily');
		await save('search?q=len', 'weekly');
		const stop = (part?: string) =>
			db
				.transaction()
				.execute((tx) =>
					stopAlerts(tx, { personId: anna.id, rhythm: 'daily', ...(part && { id: part }) })
				);
		expect(await stop(id)).toBe(1);
		expect(await stop()).toBe(1);
		expect(await stop()).toBe(0);
		const alerts = (await listSearches(db, anna.id)).map(({ alert }) => alert);
		expect(alerts.sort()).toEqual(['none', 'none', 'weekly']);
		await show('Dzianina w ciszy', after(now, hours(1)));
		const wish = { id, name: 'x', alert: 'daily' as const };
		unwrap(await attempt(db, (tx) => changeSearch(tx, anna.actor, wish, after(now, days(1)))));
		expect(await tellDaily(db, at(morning(2)))).toBe(0);
	});
});
