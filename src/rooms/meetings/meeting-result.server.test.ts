import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { listMeetings } from './meeting.server.ts';
import {
	askForOutcomes,
	findQuestion,
	markMeeting,
	readResult,
	reviewMeeting,
	tellOutcome
} from './meeting-result.server.ts';
import { listSlots } from './slot.server.ts';
import { aPublishedTimetable, aSpring, someDay } from './testing.ts';

const db = await testDatabase();
const within = <T>(work: Parameters<typeof attempt<T>>[1]) => attempt(db, work);
const reasonOf = (outcome: { ok: boolean }) => (outcome as { reason?: string }).reason;

describe('what came of it', () => {
	it('is marked by either side or the desk, rated, told, and asked after half a year', async () => {
		const { eventId, ewa, boris } = await aSpring(db, 'Result');
		await aPublishedTimetable(db, eventId);
		const meeting = (await listMeetings(db, eventId)).find(
			({ who }) => who.includes(ewa) && who.includes(boris)
		)!;
		const slot = (await listSlots(db, eventId)).find(({ id }) => id === meeting.slotId)!;
		const own = { eventId, meetingId: meeting.id, participantId: ewa, now: slot.endsAt };
		expect(
			reasonOf(await within((tx) => markMeeting(tx, house, { ...own, mark: 'held', now: someDay })))
		).toBe('meeting_not_yet');
		await within((tx) => markMeeting(tx, house, { ...own, mark: 'missed', missingId: boris }));
		await within((tx) => markMeeting(tx, house, { ...own, mark: 'held' }));
		await within((tx) => reviewMeeting(tx, house, { ...own, rating: 5, note: 'call in May' }));
		await within((tx) => tellOutcome(tx, house, { ...own, months: 0, outcome: 'in_touch' }));
		const result = await readResult(db, meeting.id, ewa);
		expect(result.marks).toMatchObject([{ mark: 'held', missingId: null }]);
		expect(result).toMatchObject({ review: { rating: 5 }, outcomes: [{ outcome: 'in_touch' }] });
		expect((await readResult(db, meeting.id, boris)).review).toBeNull();

		const later = new Date('2026-10-20T06:00:00Z');
		const ask = () => db.transaction().execute((tx) => askForOutcomes(tx, later));
		const questions = (await ask()).filter(({ meetingId }) => meetingId === meeting.id);
		expect(questions.map(({ months }) => months)).toEqual([6, 6]);
		expect((await ask()).filter(({ meetingId }) => meetingId === meeting.id)).toEqual([]);
		expect(await findQuestion(db, questions[0]!.token)).toMatchObject({
			meetingId: meeting.id,
			months: 6
		});
		expect(await findQuestion(db, 'guessed')).toBeUndefined();
	});
});
