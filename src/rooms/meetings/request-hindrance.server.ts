import type { Transaction } from '#platform/database/database.ts';
import { refuse } from '#platform/outcome.ts';
import { listRules, type Brokerage } from './brokerage.server.ts';
import { findRule, mayAsk } from './brokerage.ts';
import type { ParticipantRecord } from './participant.server.ts';

/** What forbids that one asks the other: the rules of the event, a never of either, enough asked. */
export async function findHindrance(
	tx: Transaction,
	{ eventId, mostRequests }: Brokerage,
	asking: ParticipantRecord,
	asked: ParticipantRecord
) {
	const rules = await listRules(tx, eventId);
	if (!mayAsk(rules, asking.participantTypeId, asked.participantTypeId))
		return refuse('types_may_not_meet');
	const never = await tx
		.selectFrom('participantStance')
		.select('participantId')
		.where('stance', '=', 'never')
		.where((or) =>
			or.or([
				or.and({ participantId: asking.id, otherId: asked.id }),
				or.and({ participantId: asked.id, otherId: asking.id })
			])
		)
		.executeTakeFirst();
	if (never?.participantId === asking.id) return refuse('own_never');
	if (never) return refuse('request_not_possible');
	const standing = await listStandingRequests(tx, asking.id);
	const between = standing.find(({ askedId, askingId }) => [askedId, askingId].includes(asked.id));
	if (between)
		return refuse(
			between.askingId === asked.id && !between.answer
				? 'asked_by_them_already'
				: 'request_open_already'
		);
	const own = standing.filter(({ askingId }) => askingId === asking.id);
	if (mostRequests !== null && own.length >= mostRequests)
		return refuse('request_quota_reached', { most: mostRequests });
	const most = findRule(rules, asking.participantTypeId, asked.participantTypeId)?.most ?? null;
	const ofType = own.filter(({ askedTypeId }) => askedTypeId === asked.participantTypeId);
	if (most !== null && ofType.length >= most) return refuse('request_quota_reached', { most });
	return undefined;
}

/** Requests of or to somebody from which a meeting may still come. */
async function listStandingRequests(tx: Transaction, participantId: string) {
	return tx
		.selectFrom('meetingRequest')
		.innerJoin('participant', 'participant.id', 'askedId')
		.innerJoin('registration', 'registration.id', 'registrationId')
		.leftJoin('requestAnswer', 'requestId', 'meetingRequest.id')
		.select(['askingId', 'askedId', 'answer', 'participantTypeId as askedTypeId'])
		.where('closedAt', 'is', null)
		.where((or) => or.or([or('askingId', '=', participantId), or('askedId', '=', participantId)]))
		.execute();
}
