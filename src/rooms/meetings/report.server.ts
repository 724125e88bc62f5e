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
	const own = <Told extends { participantId: string }>(told: Told) =>
		!only || only.has(told.participantId);
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
		meetings: withResults(
			meetings.filter(({ who }) => has(who)),
			{
				marks,
				reviews: reviews.filter(own),
				outcomes: outcomes.filter(own)
			}
		),
		isOver: endsAt <= now
	};
}

type Told = { meetingId: string; participantId: string };
type Results = {
	marks: readonly (Known['meetings'][number]['marks'][number] & { meetingId: string })[];
	reviews: readonly (Told & { rating: number | null })[];
	/** In the order of time: the latest word of each party counts. */
	outcomes: readonly (Told & Known['meetings'][number]['outcomes'][number])[];
};

function withResults(
	meetings: readonly { id: string; who: string[] }[],
	{ marks, reviews, outcomes }: Results
): Known['meetings'] {
	const of = <One extends { meetingId: string }>(all: Iterable<One>) =>
		Map.groupBy(all, ({ meetingId }) => meetingId);
	const latest = new Map(outcomes.map((one) => [`${one.meetingId} ${one.participantId}`, one]));
	const [marksOf, reviewsOf, outcomesOf] = [of(marks), of(reviews), of(latest.values())];
	return meetings.map(({ id, who }) => ({
		id,
		who,
		marks: marksOf.get(id) ?? [],
		ratings: (reviewsOf.get(id) ?? []).flatMap(({ rating }) => rating ?? []),
		outcomes: outcomesOf.get(id) ?? []
	}));
}
