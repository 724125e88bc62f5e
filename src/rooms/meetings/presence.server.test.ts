import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { repair } from '#scheduler';
import { listAbsences } from './absence.server.ts';
import { takeBack } from './board.server.ts';
import { listMeetings } from './meeting.server.ts';
import { setAbsences } from './participant.server.ts';
import { applyMend, computeMend, notePresence, noteReturn } from './presence.server.ts';
import { listSlots } from './slot.server.ts';
import { aName, aPublishedTimetable, aSpring, beforeIt } from './testing.ts';

const db = await testDatabase();
const within = <T>(work: Parameters<typeof attempt<T>>[1]) => attempt(db, work);
const reasonOf = (outcome: { ok: boolean }) => (outcome as { reason?: string }).reason;

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
			notePresence(tx, house, { eventId, kind: 'missing', participantId: ewa, now: beforeIt })
		);
		expect((await listAbsences(db, eventId)).get(ewa)?.size).toBeGreaterThan(3);
		const mended = await mendNow(eventId, beforeIt);
		expect(mended).toMatchObject({ ok: true, value: { leastChanges: 2 } });
		const after = await listMeetings(db, eventId);
		expect(after).toEqual(before.filter(({ who }) => !who.includes(ewa)));
		const changeId = mended.ok ? mended.value.changeId! : '';
		await within((tx) =>
			noteReturn(tx, house, { eventId, participantId: ewa, tableId: null, now: beforeIt })
		);
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
		const note = { eventId, kind: 'late' as const, participantId: claire, now: beforeIt };
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
			notePresence(tx, house, { eventId, kind: 'left', participantId: ewa, now })
		);
		expect((await mendNow(eventId, now)).ok).toBe(true);
		const after = await listMeetings(db, eventId);
		for (const { id } of held) expect(after.map((one) => one.id)).toContain(id);
	});

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
