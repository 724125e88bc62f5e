import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { listChanges, takeBack } from './board.server.ts';
import { listMeetings, moveMeeting } from './meeting.server.ts';
import { listSlots, setHours } from './slot.server.ts';
import { removeTable } from './table.server.ts';
import { aPublishedTimetable, aSpring, someDay } from './testing.ts';

const db = await testDatabase();
const within = <T>(work: Parameters<typeof attempt<T>>[1]) => attempt(db, work);
const reasonOf = (outcome: { ok: boolean }) => (outcome as { reason?: string }).reason;

describe('the board', () => {
	it('moves a meeting once, for whoever saw it as it is, and takes it back', async () => {
		const { eventId, slots, tables, dieter } = await aSpring(db, 'Move', 4);
		await aPublishedTimetable(db, eventId);
		const meetings = await listMeetings(db, eventId);
		const meeting = meetings.find(({ who }) => who.includes(dieter))!;
		const busy = new Set(
			meetings
				.filter(({ who }) => who.some((id) => meeting.who.includes(id)))
				.map(({ slotId }) => slotId)
		);
		const slotId = slots.find((id) => !busy.has(id))!;
		const move = {
			eventId,
			meetingId: meeting.id,
			slotId,
			tableId: tables[3]!,
			edition: meeting.edition,
			now: someDay
		};
		const both = await Promise.all([1, 2].map(() => within((tx) => moveMeeting(tx, house, move))));
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both.map(reasonOf)).toContain('board_changed_meanwhile');
		const [change] = await listChanges(db, eventId);
		expect(change).toMatchObject({ kind: 'moved', takenBackAt: null });
		const back = await within((tx) =>
			takeBack(tx, house, { eventId, changeId: change!.id, now: someDay })
		);
		expect(back.ok).toBe(true);
		const after = (await listMeetings(db, eventId)).find(({ id }) => id === meeting.id);
		expect(after).toMatchObject({ slotId: meeting.slotId, tableId: meeting.tableId });
	});

	it('refuses a table or a person twice in a slot', async () => {
		const { eventId, claire } = await aSpring(db, 'Clash');
		await aPublishedTimetable(db, eventId);
		const own = (await listMeetings(db, eventId)).filter(({ who }) => who.includes(claire));
		const [one, other] = own as [(typeof own)[0], (typeof own)[0]];
		const move = {
			eventId,
			meetingId: one.id,
			slotId: other.slotId!,
			edition: one.edition,
			now: someDay
		};
		const person = await within((tx) => moveMeeting(tx, house, { ...move, tableId: one.tableId }));
		expect(['participant_taken', 'table_taken']).toContain(reasonOf(person));
		const table = await within((tx) => moveMeeting(tx, house, { ...move, tableId: other.tableId }));
		expect(['participant_taken', 'table_taken']).toContain(reasonOf(table));
	});

	it('a table goes only with eyes open, and its meetings can come back', async () => {
		const { eventId, tables } = await aSpring(db, 'Table');
		await aPublishedTimetable(db, eventId);
		const at = (await listMeetings(db, eventId)).filter(({ tableId }) => tableId === tables[0]);
		const gone = { eventId, id: tables[0]!, now: someDay };
		expect(
			reasonOf(await within((tx) => removeTable(tx, house, { ...gone, seenTouched: 0 })))
		).toBe('meetings_would_go');
		expect(
			(await within((tx) => removeTable(tx, house, { ...gone, seenTouched: at.length }))).ok
		).toBe(true);
		expect(await listMeetings(db, eventId)).toHaveLength(4 - at.length);
	});

	it('new hours keep the slots that begin as before, and say whom the others touch', async () => {
		const { eventId } = await aSpring(db, 'Hours');
		await aPublishedTimetable(db, eventId);
		const event = {
			startsAt: new Date('2026-04-14T07:00:00Z'),
			endsAt: new Date('2026-04-14T15:00:00Z')
		};
		const [first] = await listSlots(db, eventId);
		const blocks = [{ startsAt: first!.startsAt, endsAt: first!.endsAt }];
		const order = { blocks, lengths: { slotMinutes: 20, bufferMinutes: 5 }, now: someDay, event };
		const kept = (await listMeetings(db, eventId)).filter(({ slotId }) => slotId === first!.id);
		const blind = await within((tx) => setHours(tx, house, eventId, { ...order, seenTouched: 0 }));
		expect(blind).toMatchObject({
			reason: 'meetings_would_go',
			details: { count: 4 - kept.length }
		});
		const seen = await within((tx) =>
			setHours(tx, house, eventId, { ...order, seenTouched: 4 - kept.length })
		);
		expect(seen.ok).toBe(true);
		expect((await listMeetings(db, eventId)).map(({ id }) => id)).toEqual(kept.map(({ id }) => id));
	});
});
