import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { after, hours } from '#platform/clock.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { unwrap } from '#platform/outcome.ts';
import { checkInCodes } from './check-in-code.server.ts';
import { deskEdition, listCheckedIn, listExpected, mergeNotes } from './check-in.server.ts';
import type { SentNote } from './check-in.ts';
import { putSession } from './programme.server.ts';
import { anEvent, aRegistration } from './testing.ts';

const db = await testDatabase();
const doors = new Date('2026-04-14T07:00:00Z');
const minutes = (count: number) => count * 60_000;

const merge = (
	eventId: string,
	notes: readonly SentNote[],
	{ device = 'desk 1', now = doors }: { device?: string; now?: Date } = {}
) => db.transaction().execute((tx) => mergeNotes(tx, house, { eventId, device, notes, now }));

const here = (registrationId: string, changes: Partial<SentNote> = {}): SentNote => ({
	id: newId(),
	kind: 'here',
	registrationId,
	sessionId: null,
	ago: 0,
	...changes
});

const rowsOf = (eventId: string) =>
	db.selectFrom('checkIn').selectAll().where('eventId', '=', eventId).orderBy('at').execute();

async function aDay(name: string) {
	const eventId = await anEvent(db, { name });
	return { eventId, anna: await aRegistration(db, eventId, { name: 'Anna Kowalska' }) };
}

describe('what a desk has noted', () => {
	it('arrives once, however often it is sent', async () => {
		const { eventId, anna } = await aDay('Once');
		const note = here(anna);
		await merge(eventId, [note]);
		const again = await merge(eventId, [note, note], { now: after(doors, hours(1)) });
		expect(again.taken).toEqual([note.id, note.id]);
		expect(await rowsOf(eventId)).toMatchObject([{ id: note.id, at: doors, device: 'desk 1' }]);
	});

	it('is kept from both desks, and the earliest counts', async () => {
		const { eventId, anna } = await aDay('Two desks');
		await merge(eventId, [here(anna)], { now: after(doors, minutes(5)) });
		const late = after(doors, hours(2));
		await merge(eventId, [here(anna, { ago: hours(2) })], { device: 'desk 2', now: late });
		expect(await rowsOf(eventId)).toHaveLength(2);
		expect(await listCheckedIn(db, eventId)).toEqual([
			{ registrationId: anna, sessionId: null, at: doors.getTime() }
		]);
	});

	it('is believed by how long ago it was, never ahead of now', async () => {
		const { eventId, anna } = await aDay('Wrong clock');
		await merge(eventId, [here(anna, { ago: -hours(24 * 365) })]);
		expect(await listCheckedIn(db, eventId)).toMatchObject([{ at: doors.getTime() }]);
	});

	it('is kept though the registration was withdrawn meanwhile', async () => {
		const { eventId } = await aDay('Withdrawn');
		const ivan = await aRegistration(db, eventId, { name: 'Ivan', state: 'withdrawn' });
		expect((await merge(eventId, [here(ivan)])).taken).toHaveLength(1);
		expect(await listCheckedIn(db, eventId)).toHaveLength(1);
	});

	it('is handed back where the event does not know of it; the rest is kept', async () => {
		const { eventId, anna } = await aDay('Here');
		const other = await aDay('Elsewhere');
		const [good, bad] = [here(anna), here(other.anna)];
		const lost = here(anna, { sessionId: newId() });
		const merged = await merge(eventId, [bad, good, lost]);
		expect(merged).toEqual({ taken: [good.id], strange: [bad.id, lost.id] });
	});
});

describe('a check-in', () => {
	it('is taken back at every desk, and may follow anew', async () => {
		const { eventId, anna } = await aDay('Taken back');
		await merge(eventId, [here(anna), here(anna)]);
		const back = here(anna, { kind: 'taken_back' });
		await merge(eventId, [back], { now: after(doors, minutes(1)) });
		expect(await listCheckedIn(db, eventId)).toEqual([]);
		await merge(eventId, [here(anna)], { now: after(doors, minutes(3)) });
		await merge(eventId, [{ ...back, ago: minutes(3) }], { now: after(doors, minutes(4)) });
		expect(await listCheckedIn(db, eventId)).toHaveLength(1);
		expect(await rowsOf(eventId)).toHaveLength(3);
	});

	it('may be to a single session', async () => {
		const { eventId, anna } = await aDay('Sessions');
		const draft = {
			kind: 'talk' as const,
			startsAt: doors,
			endsAt: after(doors, hours(1)),
			room: null,
			seats: null,
			texts: { pl: { title: 'Nici', description: '' } },
			speakers: []
		};
		const sessionId = await db
			.transaction()
			.execute(async (tx) => unwrap(await putSession(tx, house, { eventId, id: null, draft })));
		await merge(eventId, [here(anna, { sessionId })]);
		expect(await listCheckedIn(db, eventId)).toMatchObject([{ registrationId: anna, sessionId }]);
	});
});

describe('the desk', () => {
	it('knows whom to expect, and notices every change', async () => {
		const { eventId, anna } = await aDay('Edition');
		const editions = [await deskEdition(db, eventId)];
		const note = here(anna);
		await merge(eventId, [note]);
		editions.push(await deskEdition(db, eventId));
		await merge(eventId, [here(anna, { kind: 'taken_back' })]);
		editions.push(await deskEdition(db, eventId));
		await aRegistration(db, eventId, { name: 'Zofia', state: 'waiting' });
		await aRegistration(db, eventId, { name: 'Adam', state: 'declined' });
		editions.push(await deskEdition(db, eventId));
		expect(new Set(editions).size).toBe(4);
		const expected = await listExpected(db, eventId);
		expect(expected.map(({ name }) => name)).toEqual(['Anna Kowalska', 'Zofia']);
	});

	it('reads a code that is the same every day and not the personal link', async () => {
		const { anna } = await aDay('Code');
		const code = (await checkInCodes(db))(anna);
		expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
		expect((await checkInCodes(db))(anna)).toBe(code);
		expect((await checkInCodes(db))(newId())).not.toBe(code);
	});
});
