import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { check, repair } from '#scheduler';
import { listChanges, takeBack } from './board.server.ts';
import { arrangeMeeting, callOffMeeting, listMeetings, moveMeeting } from './meeting.server.ts';
import { applyMend, computeMend, notePresence, noteReturn } from './presence.server.ts';
import { publishTimetable } from './publication.server.ts';
import {
	addSpecialist,
	listSpecialists,
	removeSpecialist,
	setNeed,
	setSpecialistHours
} from './specialist.server.ts';
import { findTimetable } from './timetable.server.ts';
import {
	aBrokerage,
	aComputedTimetable,
	aName,
	anAgreedRequest,
	aParticipant,
	aPublishedTimetable,
	beforeIt,
	someDay
} from './testing.ts';

const db = await testDatabase();
const within = <T>(work: Parameters<typeof attempt<T>>[1]) => attempt(db, work);
const reasonOf = (outcome: { ok: boolean }) => (outcome as { reason?: string }).reason;

const enter = async (
	eventId: string,
	name: string,
	languages: string[],
	kind: 'interpreter' | 'expert' = 'interpreter'
) =>
	unwrap(
		await within((tx) =>
			addSpecialist(tx, house, { eventId, draft: { kind, name, languages: [...languages] } })
		)
	);

/** Three pairs, a Pole and a Bulgarian each, with tables enough for all at once. */
async function threePairs(name: string) {
	const brokerage = await aBrokerage(db, name, { tables: 3 });
	const { eventId } = brokerage;
	const requests: string[] = [];
	const people: string[] = [];
	for (const number of [1, 2, 3]) {
		const pole = await aParticipant(db, eventId, `Ewa ${number}`, {
			profile: { languages: ['pl'] }
		});
		const other = await aParticipant(db, eventId, `Boris ${number}`, {
			profile: { languages: ['bg'] }
		});
		people.push(pole, other);
		requests.push(await anAgreedRequest(db, eventId, [pole, other]));
	}
	return { ...brokerage, requests, people };
}
const setHours = async (eventId: string, id: string, there: readonly string[]) =>
	unwrap(await within((tx) => setSpecialistHours(tx, house, { eventId, id, there })));
const withSlots = async (eventId: string, id: string) =>
	(await listMeetings(db, eventId)).filter((one) => one.specialistIds.includes(id));

describe('an interpreter', () => {
	it('is at one table at a time, by the timetable and by its certificate', async () => {
		const { eventId } = await threePairs('One at a time');
		const ana = await enter(eventId, 'Ana', ['pl', 'bg']);
		await aPublishedTimetable(db, eventId);
		const held = await withSlots(eventId, ana);
		expect(held).toHaveLength(3);
		expect(new Set(held.map(({ slotId }) => slotId)).size).toBe(3);
	});

	it('is named where a meeting finds no place for want of them', async () => {
		const { eventId, slots } = await threePairs('Too few hours');
		const ana = await enter(eventId, 'Ana', ['pl', 'bg']);
		await setHours(eventId, ana, slots.slice(0, 2));
		const run = await findTimetable(db, eventId, await aComputedTimetable(db, eventId));
		expect(run?.verdict?.broken).toEqual([]);
		expect(run?.answer?.meetings).toHaveLength(2);
		expect(run?.problem?.resources).toMatchObject([{ id: ana, name: 'Ana' }]);
		expect(JSON.stringify(run?.answer?.reasons)).toContain(ana);
	});

	it('nobody has in common leaves the meeting without a place, and says so', async () => {
		const { eventId } = await threePairs('Nobody speaks');
		await enter(eventId, 'Ana', ['pl', 'fr']);
		const run = await findTimetable(db, eventId, await aComputedTimetable(db, eventId));
		expect(run?.answer?.meetings).toEqual([]);
		expect(run?.answer?.reasons.map(({ reason }) => reason.word)).toEqual(
			Array.from({ length: 3 }, () => 'no_common_language')
		);
	});

	it('whose hours changed since makes a timetable one of the past', async () => {
		const { eventId, slots } = await threePairs('Outdated');
		const ana = await enter(eventId, 'Ana', ['pl', 'bg']);
		const id = await aComputedTimetable(db, eventId);
		await setHours(eventId, ana, slots.slice(0, 3));
		const published = await within((tx) =>
			publishTimetable(tx, house, { eventId, id, now: someDay })
		);
		expect(reasonOf(published)).toBe('timetable_outdated');
	});
});

describe('the board', () => {
	it('moves a meeting only where its interpreter is free, and brings them back with it', async () => {
		const { eventId, slots, tables } = await threePairs('Board');
		const ana = await enter(eventId, 'Ana', ['pl', 'bg']);
		await aPublishedTimetable(db, eventId);
		const [one, other] = await withSlots(eventId, ana);
		const taken = new Set((await withSlots(eventId, ana)).map(({ slotId }) => slotId));
		const free = slots.filter((id) => !taken.has(id));
		const move = (slotId: string, edition = one!.edition) =>
			within((tx) =>
				moveMeeting(tx, house, {
					...{ eventId, meetingId: one!.id, slotId, tableId: tables[2]!, edition },
					now: someDay
				})
			);
		expect(reasonOf(await move(other!.slotId!))).toMatch(/specialist_taken|table_taken/);
		await setHours(
			eventId,
			ana,
			slots.filter((id) => id !== free[0])
		);
		expect(reasonOf(await move(free[0]!))).toBe('specialist_taken');
		expect((await move(free[1]!)).ok).toBe(true);
		expect((await withSlots(eventId, ana)).map(({ slotId }) => slotId)).toContain(free[1]);
		const off = { eventId, meetingId: one!.id, reason: 'organiser', now: someDay };
		expect((await within((tx) => callOffMeeting(tx, house, off))).ok).toBe(true);
		expect(await withSlots(eventId, ana)).toHaveLength(2);
		const [change] = await listChanges(db, eventId);
		const back = { eventId, changeId: change!.id, now: someDay };
		expect((await within((tx) => takeBack(tx, house, back))).ok).toBe(true);
		expect(await withSlots(eventId, ana)).toHaveLength(3);
	});

	it('arranges on the spot with whoever is free, and not without', async () => {
		const { eventId, slots, people } = await threePairs('On the spot');
		const ana = await enter(eventId, 'Ana', ['pl', 'bg']);
		const arrange = (who: string[]) =>
			within((tx) =>
				arrangeMeeting(tx, house, {
					...{ eventId, who, slotId: slots[0]!, origin: 'walk_in' },
					now: someDay
				})
			);
		const [ewa, , , boris, other, last] = people as [
			string,
			string,
			string,
			string,
			string,
			string
		];
		expect((await arrange([ewa, boris])).ok).toBe(true);
		expect(await withSlots(eventId, ana)).toHaveLength(1);
		expect(reasonOf(await arrange([other, last]))).toBe('no_interpreter_free');
	});
});

describe('mending', () => {
	it('gives a meeting another interpreter or another slot, and keeps the rule', async () => {
		const { eventId, slots } = await threePairs('Mended');
		const ana = await enter(eventId, 'Ana', ['pl', 'bg']);
		await aPublishedTimetable(db, eventId);
		const iva = await enter(eventId, 'Iva', ['bg', 'pl']);
		await setHours(eventId, iva, slots.slice(0, 1));
		const touched = await setHours(eventId, ana, slots.slice(3));
		expect(touched).toBeGreaterThan(0);
		const computed = await computeMend(db, eventId, {
			named: aName,
			mend: (problem, announced, past) =>
				Promise.resolve(repair(problem, announced, { past, steps: 20_000 })),
			now: someDay
		});
		const mended = await within((tx) =>
			applyMend(tx, house, { eventId, now: someDay, ...computed })
		);
		expect(mended.ok).toBe(true);
		expect(check(computed.problem, computed.repaired.answer).broken).toEqual([]);
		const meetings = await listMeetings(db, eventId);
		expect(meetings).toHaveLength(3);
		for (const { slotId, specialistIds } of meetings) {
			expect(specialistIds).toHaveLength(1);
			const isAna = specialistIds[0] === ana;
			expect(isAna ? slots.slice(3) : slots.slice(0, 1)).toContain(slotId);
		}
	});
});

describe('an interpreter who is not there on the day', () => {
	const mendNow = async (eventId: string) => {
		const computed = await computeMend(db, eventId, {
			named: aName,
			mend: (problem, announced, past) =>
				Promise.resolve(repair(problem, announced, { past, steps: 20_000 })),
			now: beforeIt
		});
		unwrap(await within((tx) => applyMend(tx, house, { eventId, now: beforeIt, ...computed })));
	};

	it('hands the meetings to another, or they are called off; back again, all is as before', async () => {
		const { eventId, slots, people } = await threePairs('Missing interpreter');
		const ana = await enter(eventId, 'Ana', ['pl', 'bg']);
		await aPublishedTimetable(db, eventId);
		const iva = await enter(eventId, 'Iva', ['bg', 'pl']);
		await setHours(eventId, iva, slots.slice(0, 2));
		const whom = { kind: 'specialist' as const, id: ana };
		const noted = { eventId, kind: 'missing' as const, whom, now: beforeIt };
		unwrap(await within((tx) => notePresence(tx, house, noted)));
		await mendNow(eventId);
		expect(await withSlots(eventId, ana)).toEqual([]);
		expect(await withSlots(eventId, iva)).toHaveLength(2);
		expect(await listMeetings(db, eventId)).toHaveLength(2);
		const alone = { eventId, who: people.slice(4), slotId: slots[4]!, origin: 'walk_in' as const };
		const walkIn = () => within((tx) => arrangeMeeting(tx, house, { ...alone, now: beforeIt }));
		expect(reasonOf(await walkIn())).toBe('no_interpreter_free');
		unwrap(await within((tx) => noteReturn(tx, house, { eventId, whom, now: beforeIt })));
		expect((await walkIn()).ok).toBe(true);
		expect(await withSlots(eventId, ana)).toHaveLength(1);
	});

	it('who is late is there from then on, and their hours stay as they were set', async () => {
		const { eventId, slots } = await threePairs('Late interpreter');
		const ana = await enter(eventId, 'Ana', ['pl', 'bg']);
		await aPublishedTimetable(db, eventId);
		const noted = { eventId, kind: 'late' as const, untilSlotId: slots[2]!, now: beforeIt };
		const whom = { kind: 'specialist' as const, id: ana };
		unwrap(await within((tx) => notePresence(tx, house, { ...noted, whom })));
		await mendNow(eventId);
		const held = await withSlots(eventId, ana);
		expect(held).toHaveLength(3);
		for (const { slotId } of held) expect(slots.slice(2)).toContain(slotId);
		const [one] = held;
		const move = { eventId, meetingId: one!.id, edition: one!.edition, now: beforeIt };
		const moved = await within((tx) =>
			moveMeeting(tx, house, { ...move, slotId: slots[0]!, tableId: one!.tableId })
		);
		expect(reasonOf(moved)).toBe('specialist_taken');
		expect((await listSpecialists(db, eventId))[0]?.absent).toEqual([]);
	});
});

describe('an expert', () => {
	it('is at the meetings that were said to need them, and goes only when none is left', async () => {
		const { eventId, requests } = await threePairs('Expert');
		const expert = await enter(eventId, 'Dr Zieliński', [], 'expert');
		const need = { eventId, requestId: requests[1]!, specialistId: expert, isNeeded: true };
		expect((await within((tx) => setNeed(tx, house, need))).ok).toBe(true);
		await aPublishedTimetable(db, eventId);
		expect((await withSlots(eventId, expert)).map(({ requestId }) => requestId)).toEqual([
			requests[1]
		]);
		const one = { eventId, id: expert };
		const refused = await within((tx) => removeSpecialist(tx, house, one));
		expect(reasonOf(refused)).toBe('specialist_has_meetings');
		const [meeting] = await withSlots(eventId, expert);
		const off = { eventId, meetingId: meeting!.id, reason: 'organiser', now: someDay };
		await within((tx) => callOffMeeting(tx, house, off));
		expect((await within((tx) => removeSpecialist(tx, house, one))).ok).toBe(true);
		expect(await listSpecialists(db, eventId)).toEqual([]);
	});

	it('bears a name of their own at the event', async () => {
		const { eventId } = await aBrokerage(db, 'Names');
		await enter(eventId, 'Ana', [], 'expert');
		const draft = { kind: 'expert' as const, name: 'Ana', languages: [] };
		const twice = await within((tx) => addSpecialist(tx, house, { eventId, draft }));
		expect(reasonOf(twice)).toBe('specialist_name_taken');
	});
});
