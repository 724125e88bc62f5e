import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { after, days } from '#platform/clock.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { listLetters } from '#platform/mail/letter.server.ts';
import { unwrap } from '#platform/outcome.ts';
import { changeEntry } from '#rooms/marketplace/entry.server.ts';
import type { EntryDraft } from '#rooms/marketplace/entry.ts';
import { expireEntries } from '#rooms/marketplace/expiring.server.ts';
import { anEntryDraft, aPublishedEntry, marketDay } from '#rooms/marketplace/testing.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { grantRole } from '#rooms/people/grant.server.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { saveSearch } from '#rooms/searches/saved-search.server.ts';
import { readStopToken } from '#rooms/searches/stop-link.server.ts';
import { setMatchLetter } from './match-letter.server.ts';
import { tellWeekly } from './weekly.server.ts';

const db = await testDatabase();
const mill = await anOrganisation(db, { name: 'Przędzalnia Nitka' });
const studio = await anOrganisation(db, { name: 'Ателие Дунав', locale: 'bg' });
const anna = await aPerson(db, { name: 'Anna <i>', email: 'anna@lodz.example' });

/** `marketDay` is a Monday, nine o'clock; the letters of the next one tell of it. */
const monday = (week: number) => ({
	...{ now: after(marketDay, days(7 * week)), origin: 'https://osnova.example', secret: 'x' },
	linkedOf: () => Promise.resolve(new Set<string>())
});

await db.transaction().execute(async (tx) => {
	const scope = { kind: 'organisation', id: mill } as const;
	const since = after(marketDay, -days(30));
	unwrap(
		await grantRole(tx, house, { personId: anna.id, role: 'editor', scope, validFrom: since })
	);
});
const request = (title: string) =>
	aPublishedEntry(db, studio, { title, locale: 'bg' }, { direction: 'request' });

beforeEach(async () => {
	for (const table of ['letter', 'matchLetter', 'savedSearch'] as const)
		await db.deleteFrom(table).execute();
	await db.deleteFrom('searchEntry').execute();
	await db.deleteFrom('marketplaceEntry').execute();
});

it('tells each pair once, with the reasons in the reader’s language', async () => {
	await aPublishedEntry(db, mill, { title: 'Przędza wełniana <b>' });
	await request('Търсим вълнена прежда');
	expect(await tellWeekly(db, monday(0))).toBe(0);
	const told = await Promise.all([1, 1, 1].map((week) => tellWeekly(db, monday(week))));
	expect(told.reduce((sum, one) => sum + one)).toBe(1);
	expect(await tellWeekly(db, monday(2))).toBe(0);
	const [letter, ...more] = await listLetters(db, {});
	expect(more).toEqual([]);
	expect(letter).toMatchObject({ toAddress: 'anna@lodz.example', kind: 'weekly_news' });
	expect(letter?.text).toContain('Търсим вълнена прежда');
	expect(letter?.text).toContain('bo: ');
	expect(letter?.html).toContain('Przędza wełniana &lt;b&gt;');
	expect(letter?.html).not.toContain('<i>');
	const token = new URL(letter?.stopUrl ?? '').searchParams.get('token') ?? '';
	expect(readStopToken('x', token)).toEqual({ personId: anna.id, rhythm: 'weekly' });
});

const shownSince = (at: Date, title: string) =>
	sql`update search_entry set first_shown_at = ${at} where titles::text like ${`%${title}%`}`.execute(
		db
	);

it('tells of an old entry only what is new, of a new one what was there before', async () => {
	const [longAgo, later] = [after(marketDay, -days(60)), after(marketDay, days(8))];
	await aPublishedEntry(db, mill, { title: 'Przędza wełniana' });
	await request('Търсим вълнена прежда');
	await shownSince(longAgo, '');
	await db.updateTable('marketplaceEntry').set({ publishedAt: longAgo }).execute();
	const told = { personId: anna.id, toldAt: after(marketDay, -days(7)), stoppedAt: null };
	await db.insertInto('matchLetter').values(told).execute();
	expect(await tellWeekly(db, monday(1))).toBe(0);

	await request('Прежда за пуловери');
	await shownSince(later, 'пуловери');
	expect(await tellWeekly(db, monday(2))).toBe(1);
	const [letter] = await listLetters(db, {});
	expect(letter?.text).toContain('Прежда за пуловери');
	expect(letter?.text).not.toContain('Търсим вълнена прежда');

	const own = await aPublishedEntry(db, mill, { title: 'Przędza z odzysku' });
	await db
		.updateTable('marketplaceEntry')
		.set({ publishedAt: after(later, days(7)) })
		.where('id', '=', own)
		.execute();
	await db.deleteFrom('letter').execute();
	expect(await tellWeekly(db, monday(3))).toBe(1);
	const [next] = await listLetters(db, {});
	expect(next?.text).toContain('Przędza z odzysku');
	expect(next?.text).toContain('Търсим вълнена прежда');
});

it('tells of old entries that belong together only since one of them was changed, once', async () => {
	const apart = { chainSteps: [] };
	const own = await aPublishedEntry(db, mill, { title: 'Przędza wełniana' }, apart);
	const wanted: Partial<EntryDraft> = { direction: 'request', chainSteps: [] };
	const buttons = { title: 'Търсим копчета', locale: 'bg' } as const;
	const sought = await aPublishedEntry(db, studio, buttons, wanted);
	const lining = { title: 'Търсим подплата от вискоза', locale: 'bg' } as const;
	await aPublishedEntry(db, studio, lining, wanted);
	expect(await tellWeekly(db, monday(1))).toBe(0);
	const change = (id: string, edition: number, draft: EntryDraft, on: number) =>
		attempt(db, (tx) =>
			changeEntry(tx, house, { id, edition, draft }, after(marketDay, days(on)))
		).then(unwrap);
	const wool = { title: 'Търсим вълнена прежда', locale: 'bg' } as const;
	await change(sought, 1, anEntryDraft(wool, wanted), 8);
	await change(sought, 2, anEntryDraft({ ...wool, summary: 'Тънка, за пуловери.' }, wanted), 9);
	expect(await tellWeekly(db, monday(2))).toBe(1);
	const [letter] = await listLetters(db, {});
	expect(letter?.text).toContain('Търсим вълнена прежда');

	await db.deleteFrom('letter').execute();
	await change(own, 1, anEntryDraft({ title: 'Przędza wełniana, 2 kg' }, apart), 15);
	expect(await tellWeekly(db, monday(3))).toBe(0);
	const both = 'Przędza wełniana i podszewka wiskozowa';
	await change(own, 2, anEntryDraft({ title: both }, apart), 22);
	expect(await tellWeekly(db, monday(4))).toBe(1);
	const [next] = await listLetters(db, {});
	expect(next?.text).toContain('подплата от вискоза');
	expect(next?.text).not.toContain('Търсим вълнена прежда');
	await expireEntries(db, after(marketDay, days(90)));
	expect(await db.selectFrom('entryEdition').selectAll().execute()).toEqual([]);
});

it('is one letter with the weekly searches, and each part of it can be stopped', async () => {
	await aPublishedEntry(db, mill, { title: 'Przędza wełniana' });
	const query = 'marketplace?kind=request&q=przędza';
	const kept = {
		name: 'Kto szuka przędzy',
		query,
		alert: 'weekly' as const,
		locale: 'pl' as const
	};
	const before = after(marketDay, -days(1));
	unwrap(await attempt(db, (tx) => saveSearch(tx, anna.actor, kept, before)));
	await request('Търсим вълнена прежда');
	expect(await tellWeekly(db, monday(1))).toBe(1);
	const [letter] = await listLetters(db, {});
	expect(letter?.text).toContain('Kto szuka przędzy');
	expect(letter?.text).toContain('Przędza wełniana');

	await db.deleteFrom('letter').execute();
	await db.updateTable('savedSearch').set({ toldAt: before }).execute();
	await db.updateTable('matchLetter').set({ toldAt: null }).execute();
	const stopped = { personId: anna.id, isWanted: false };
	await db.transaction().execute((tx) => setMatchLetter(tx, stopped, marketDay));
	expect(await tellWeekly(db, monday(1))).toBe(1);
	const [only] = await listLetters(db, {});
	expect(only?.text).toContain('Kto szuka przędzy');
	expect(only?.text).not.toContain('bo: ');
});

it('says nothing to who no longer writes for the organisation', async () => {
	await aPublishedEntry(db, mill, { title: 'Przędza wełniana' });
	await request('Търсим вълнена прежда');
	const ended = after(marketDay, days(1));
	await db.updateTable('roleGrant').set({ validUntil: ended }).execute();
	expect(await tellWeekly(db, monday(1))).toBe(0);
	await db.updateTable('roleGrant').set({ validUntil: null }).execute();
	expect(await tellWeekly(db, monday(1))).toBe(1);
});
