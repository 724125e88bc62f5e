import type { Database } from '#platform/database/database.ts';
import { listMeetings } from './meeting.server.ts';
import { listParticipants } from './participant.server.ts';
import type { Known } from './report.ts';
import { listRequests } from './request.server.ts';
import { stateOf } from './request.ts';

/** All that a report is counted from; of some participants only, where a delegation reports. */
export async function readKnown(
	db: Database,
	eventId: string,
	{ now, endsAt, only }: { now: Date; endsAt: Date; only?: ReadonlySet<string> }
): Promise<Known> {
	const [people, requests, meetings, marks, reviews, outcomes] = await Promise.all([
		listParticipants(db, eventId),
		listRequests(db, eventId),
		listMeetings(db, eventId),
		db
			.selectFrom('meetingMark')
			.innerJoin('meeting', 'meeting.id', 'meetingId')
			.where('eventId', '=', eventId)
			.select(['meetingId', 'markedBy', 'mark', 'missingId'])
			.execute(),
		db
			.selectFrom('meetingReview')
			.innerJoin('meeting', 'meeting.id', 'meetingId')
			.where('eventId', '=', eventId)
			.select(['meetingId', 'participantId', 'rating'])
			.execute(),
		db
			.selectFrom('meetingOutcome')
			.innerJoin('meeting', 'meeting.id', 'meetingId')
			.where('eventId', '=', eventId)
			.select(['meetingId', 'participantId', 'months', 'outcome', 'amount'])
			.orderBy('months')
			.execute()
	]);
	const has = (ids: readonly string[]) => !only || ids.some((id) => only.has(id));
	const marksOf = Map.groupBy(marks, ({ meetingId }) => meetingId);
	const own = <Told extends { participantId: string }>(told: Told) =>
		!only || only.has(told.participantId);
	const reviewsOf = Map.groupBy(reviews.filter(own), ({ meetingId }) => meetingId);
	const latest = new Map(
		outcomes.filter(own).map((one) => [`${one.meetingId} ${one.participantId}`, one])
	);
	const outcomesOf = Map.groupBy(latest.values(), ({ meetingId }) => meetingId);
	return {
		participants: people
			.filter(({ id }) => has([id]))
			.map(({ id, country, offerSectors }) => ({ id, country, sectors: offerSectors })),
		requests: requests
			.filter(({ askingId, askedId }) => has([askingId, askedId]))
			.map((one) => {
				const state = stateOf(one, now);
				return {
					askingId: one.askingId,
					askedId: one.askedId,
					answer: state === 'open' ? null : state
				};
			}),
		meetings: meetings
			.filter(({ who }) => has(who))
			.map(({ id, who }) => ({
				id,
				who,
				marks: marksOf.get(id) ?? [],
				ratings: (reviewsOf.get(id) ?? []).flatMap(({ rating }) => rating ?? []),
				outcomes: outcomesOf.get(id) ?? []
			})),
		isOver: endsAt <= now
	};
}
