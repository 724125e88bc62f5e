import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { repair } from '#scheduler';
import { listAbsences } from './absence.server.ts';
import { takeBack } from './board.server.ts';
import { arrangeMeeting, listMeetings, moveMeeting } from './meeting.server.ts';
import { setAbsences } from './participant.server.ts';
import { applyMend, computeMend, notePresence, noteReturn } from './presence.server.ts';
import { listSlots } from './slot.server.ts';
import { addTables } from './table.server.ts';
import { aName, aPublishedTimetable, aSpring, beforeIt } from './testing.ts';

const db = await testDatabase();
const within = <T>(work: Parameters<typeof attempt<T>>[1]) => attempt(db, work);
const reasonOf = (outcome: { ok: boolean }) => (outcome as { reason?: string }).reason;

const aPerson = (id: string) => ({ kind: 'participant' as const, id });
const aTable = (id: string) => ({ kind: 'table' as const, id });

describe('on the day', () => {
	const mend = (
		problem: Parameters<typeof repair>[0],
		announced: Parameters<typeof repair>[1],
		past: (string | number)[]
	) => repair(problem, announced, { past, steps: 20_000 });
	const mendNow = async (eventId: string, now: Date) => {
		const computed = await computeMend(db, eventId, { named: aName, mend, now });
		return within((tx) => applyMend(tx, house, { eventId, now, ...computed }));
	};

	it('somebody missing loses their meetings, nobody else’s change, and all comes back', async () => {
		const { eventId, ewa } = await aSpring(db, 'Missing', 4);
		await aPublishedTimetable(db, eventId);
		const before = await listMeetings(db, eventId);
		await within((tx) =>
			notePresence(tx, house, { eventId, kind: 'missing', whom: aPerson(ewa), now: beforeIt })
		);
		expect((await listAbsences(db, eventId)).get(ewa)?.size).toBeGreaterThan(3);
		const mended = await mendNow(eventId, beforeIt);
		expect(mended).toMatchObject({ ok: true, value: { leastChanges: 2 } });
		const after = await listMeetings(db, eventId);
		expect(after).toEqual(before.filter(({ who }) => !who.includes(ewa)));
		const changeId = mended.ok ? mended.value.changeId! : '';
		await within((tx) => noteReturn(tx, house, { eventId, whom: aPerson(ewa), now: beforeIt }));
		expect(
			(await within((tx) => takeBack(tx, house, { eventId, changeId, now: beforeIt }))).ok
		).toBe(true);
		const spots = (all: typeof before) =>
			all.map(({ id, slotId, tableId }) => [id, slotId, tableId]);
		expect(spots(await listMeetings(db, eventId))).toEqual(spots(before));
	});

	it('somebody late keeps what can be held later', async () => {
		const { eventId, claire, slots } = await aSpring(db, 'Late', 4);
		await aPublishedTimetable(db, eventId);
		const note = { eventId, kind: 'late' as const, whom: aPerson(claire), now: beforeIt };
		expect(reasonOf(await within((tx) => notePresence(tx, house, note)))).toBe(
			'late_until_missing'
		);
		await within((tx) => notePresence(tx, house, { ...note, untilSlotId: slots[2]! }));
		expect((await mendNow(eventId, beforeIt)).ok).toBe(true);
		const after = await listMeetings(db, eventId);
		expect(after).toHaveLength(4);
		const early = after.filter(
			({ slotId, who }) => who.includes(claire) && slots.indexOf(slotId!) < 2
		);
		expect(early).toEqual([]);
	});

	it('what has begun stays, though someone of it has left', async () => {
		const { eventId, ewa } = await aSpring(db, 'Begun', 4);
		await aPublishedTimetable(db, eventId);
		const slots = await listSlots(db, eventId);
		const now = slots[0]!.startsAt;
		const held = (await listMeetings(db, eventId)).filter(({ slotId }) => slotId === slots[0]!.id);
		await within((tx) =>
			notePresence(tx, house, { eventId, kind: 'left', whom: aPerson(ewa), now })
		);
		expect((await mendNow(eventId, now)).ok).toBe(true);
		const after = await listMeetings(db, eventId);
		for (const { id } of held) expect(after.map((one) => one.id)).toContain(id);
	});

	it('a table that is gone takes nobody: neither the mended, nor the moved, nor a walk-in', async () => {
		const { eventId, ewa, dieter, slots, tables } = await aSpring(db, 'Gone', 1);
		const [only] = tables;
		const second = await within((tx) =>
			addTables(tx, house, { eventId, name: 'Second', count: 1, kind: 'table' })
		);
		const spare = second.ok ? second.value[0]! : '';
		await aPublishedTimetable(db, eventId);
		await within((tx) =>
			notePresence(tx, house, { eventId, kind: 'table_gone', whom: aTable(only!), now: beforeIt })
		);
		expect((await mendNow(eventId, beforeIt)).ok).toBe(true);
		const meetings = await listMeetings(db, eventId);
		expect(meetings).toHaveLength(4);
		expect(new Set(meetings.map(({ tableId }) => tableId))).toEqual(new Set([spare]));
		const free = slots.filter((id) => meetings.every(({ slotId }) => slotId !== id));
		const { id: meetingId, edition } = meetings[0]!;
		const move = { eventId, meetingId, slotId: free[0]!, tableId: only!, edition, now: beforeIt };
		expect(reasonOf(await within((tx) => moveMeeting(tx, house, move)))).toBe('table_absent');
		const walkIn = { eventId, who: [ewa, dieter], origin: 'walk_in' as const, now: beforeIt };
		const together = (slotId: string) =>
			within((tx) => arrangeMeeting(tx, house, { ...walkIn, slotId }));
		const asked = { ...walkIn, slotId: free[0]!, tableId: only! };
		expect(reasonOf(await within((tx) => arrangeMeeting(tx, house, asked)))).toBe('table_absent');
		expect((await together(free[0]!)).ok).toBe(true);
		const walked = (await listMeetings(db, eventId)).find((one) => one.origin === 'walk_in');
		expect(walked?.tableId).toBe(spare);
	});

	it('a table that is not there by its hours takes no meeting either', async () => {
		const { eventId, slots, tables } = await aSpring(db, 'Table hours');
		await aPublishedTimetable(db, eventId);
		const [{ id: meetingId, edition, slotId: from } = { id: '', edition: 0, slotId: '' }] =
			await listMeetings(db, eventId);
		const slotId = slots.find((id) => id !== from)!;
		await db.insertInto('tableAbsence').values({ tableId: tables[0]!, slotId }).execute();
		const move = { eventId, meetingId, slotId, tableId: tables[0]!, edition, now: beforeIt };
		expect(reasonOf(await within((tx) => moveMeeting(tx, house, move)))).toBe('table_absent');
	});

	it.each(['participant', 'table', 'specialist'] as const)(
		'a %s of another event is not noted here',
		async (kind) => {
			const { eventId } = await aSpring(db, `Here ${kind}`);
			const other = await aSpring(db, `Elsewhere ${kind}`);
			const ids = { participant: other.ewa, table: other.tables[0]!, specialist: other.ewa };
			const note = { eventId, kind: 'missing' as const, whom: { kind, id: ids[kind] } };
			const noted = await within((tx) => notePresence(tx, house, { ...note, now: beforeIt }));
			expect(reasonOf(noted)).toBe(`${kind}_unknown`);
		}
	);

	it('who said they are away cannot be so at a meeting', async () => {
		const { eventId, ewa } = await aSpring(db, 'Away');
		await aPublishedTimetable(db, eventId);
		const own = (await listMeetings(db, eventId)).find(({ who }) => who.includes(ewa))!;
		const away = { eventId, participantId: ewa, slotIds: [own.slotId!] };
		expect(reasonOf(await within((tx) => setAbsences(tx, house, away)))).toBe(
			'absent_at_a_meeting'
		);
	});
});
