import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { listMeetings, pinMeeting } from './meeting.server.ts';
import { publishTimetable } from './publication.server.ts';
import { withdrawRequest } from './request.server.ts';
import {
	aComputedTimetable,
	aName,
	anEngine,
	aPublishedTimetable,
	aSpring,
	someDay
} from './testing.ts';
import { beginTimetable, computeTimetable, findTimetable } from './timetable.server.ts';

const db = await testDatabase();
const within = <T>(work: Parameters<typeof attempt<T>>[1]) => attempt(db, work);
const reasonOf = (outcome: { ok: boolean }) => (outcome as { reason?: string }).reason;
const publish = (eventId: string, id: string) =>
	within((tx) => publishTimetable(tx, house, { eventId, id, now: someDay }));

describe('a timetable', () => {
	it('is computed, confirmed by the checker, and published', async () => {
		const { eventId, requests } = await aSpring(db, 'Publish');
		const id = await aComputedTimetable(db, eventId);
		const run = await findTimetable(db, eventId, id);
		expect(run?.answer?.aims[0]).toMatchObject({ aim: 'held', value: 0, bound: 0 });
		expect(run?.verdict?.broken).toEqual([]);
		expect(run?.figures).toMatchObject({
			wishes: 4,
			held: 4,
			withMeetings: 4,
			aims: 5,
			aimsAtBest: 4
		});
		expect(await listMeetings(db, eventId)).toEqual([]);
		expect((await publish(eventId, id)).ok).toBe(true);
		const meetings = await listMeetings(db, eventId);
		expect(meetings.map(({ requestId }) => requestId).sort()).toEqual([...requests].sort());
		expect(reasonOf(await publish(eventId, id))).toBe('timetable_published_already');
	});

	it('of a state that is no more is not published', async () => {
		const { eventId, ewa, requests } = await aSpring(db, 'Outdated');
		const id = await aComputedTimetable(db, eventId);
		const back = { eventId, requestId: requests[0]!, participantId: ewa, now: someDay };
		await within((tx) => withdrawRequest(tx, house, back));
		expect(reasonOf(await publish(eventId, id))).toBe('timetable_outdated');
	});

	it('computed anew leaves the pinned alone and moves only what it must', async () => {
		const { eventId, slots, tables } = await aSpring(db, 'Again');
		await aPublishedTimetable(db, eventId);
		const [first] = await listMeetings(db, eventId);
		const freeSlot = slots.find((slot) => slot !== first!.slotId)!;
		await within((tx) => pinMeeting(tx, house, { eventId, meetingId: first!.id, isPinned: true }));
		const again = await aComputedTimetable(db, eventId);
		expect((await publish(eventId, again)).ok).toBe(true);
		const meetings = await listMeetings(db, eventId);
		expect(meetings.find(({ id }) => id === first!.id)).toMatchObject({
			slotId: first!.slotId,
			tableId: first!.tableId
		});
		expect(meetings).toHaveLength(4);
		expect([freeSlot, tables[0]]).not.toContain(undefined);
	});

	it('cannot be begun without hours or tables, nor twice at once', async () => {
		const { eventId } = await aSpring(db, 'Begin');
		await within((tx) => beginTimetable(tx, house, { eventId, now: someDay }));
		const second = await within((tx) => beginTimetable(tx, house, { eventId, now: someDay }));
		expect(reasonOf(second)).toBe('timetable_running');
	});

	it('that fails says so and is not running any more', async () => {
		const { eventId } = await aSpring(db, 'Fail');
		const begun = await within((tx) => beginTimetable(tx, house, { eventId, now: someDay }));
		const broken = { ...anEngine, schedule: () => Promise.reject(new Error('no memory')) };
		const id = begun.ok ? begun.value : '';
		await computeTimetable(db, id, broken, { named: aName, clock: () => someDay });
		const run = await findTimetable(db, eventId, id);
		expect(run?.failure).toContain('no memory');
		expect(reasonOf(await publish(eventId, id))).toBe('timetable_unfinished');
	});
});
