import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { endMembership, resumeMembership } from '#rooms/clusters/membership.server.ts';
import type { LeavingCause } from './application.ts';
import { daysAfter, monthsAfter, laterOf, dayOf } from '#platform/calendar-day.ts';
import { authorise, unauthorise } from './authorising.server.ts';
import { holdMembership, tellMembership } from './member-terms.server.ts';

nameViolations({
	membership_leaving_pkey: 'membership_leaving_already',
	membership_leaving_dates_cross: 'dates_cross'
});

/** The first day on which somebody who gives notice today is no longer a member. */
export const earliestEnd = (givenOn: string, noticeMonths: number): string =>
	noticeMonths === 0 ? daysAfter(givenOn, 1) : monthsAfter(givenOn, noticeMonths);

export type Leaving = {
	id: string;
	cause: LeavingCause;
	givenOn: string;
	/** The first day without membership; for a notice never before its period is over. */
	endsOn: string | null;
	reason: string;
	/** What authorised it, where an organ of the cluster resolved so. */
	resolutionId?: string | null;
};

/**
 * A member leaves: by notice, by exclusion, or because it is dissolved. The membership ends on its
 * day; what it owes stays owed.
 */
export async function leave(
	tx: Transaction,
	actor: Actor,
	leaving: Leaving,
	now: Date
): Promise<Outcome<string>> {
	const { id, cause, givenOn, reason, resolutionId = null } = leaving;
	const held = await holdMembership(tx, id);
	if (!held) return refuse('membership_unknown');
	if (givenOn > dayOf(now)) return refuse('date_in_future');
	if (cause === 'exclusion' && !reason.trim()) return refuse('stated_reason_missing');
	const earliest = await earliestFor(tx, held.clusterId, leaving);
	const endsOn = leaving.endsOn ?? laterOf(earliest, held.validFrom);
	if (endsOn < earliest) return refuse('membership_notice_too_short', { date: earliest });
	if (endsOn < givenOn || endsOn < held.validFrom) return refuse('dates_cross');
	if (held.validUntil && held.validUntil <= givenOn) return refuse('membership_ended_already');
	const { clusterId } = held;
	await tx
		.insertInto('membershipLeaving')
		.values({
			membershipId: id,
			cause,
			givenOn,
			endsOn,
			reason,
			resolutionId,
			recordedAt: now,
			recordedById: effectivePersonId(actor)
		})
		.execute();
	const ended = await endMembership(tx, actor, {
		id,
		clusterId,
		validUntil: endsOn
	});
	if (!ended.ok) return ended;
	const about = { id, cause, givenOn, endsOn, reason, resolutionId };
	await tellMembership(tx, actor, 'membership.leaving', about);
	const authorised = await authorise(tx, actor, { membershipId: id, clusterId, resolutionId });
	return authorised.ok ? accept(endsOn) : authorised;
}

async function earliestFor(tx: Transaction, clusterId: string, { cause, givenOn }: Leaving) {
	if (cause !== 'notice') return givenOn;
	const account = await tx
		.selectFrom('feeAccount')
		.select('noticeMonths')
		.where('clusterId', '=', clusterId)
		.executeTakeFirst();
	return earliestEnd(givenOn, account?.noticeMonths ?? 0);
}

/** A leaving is taken back while its day has not come. */
export async function takeLeavingBack(
	tx: Transaction,
	actor: Actor,
	id: string,
	now: Date
): Promise<Outcome> {
	const held = await holdMembership(tx, id);
	const leaving = await findLeaving(tx, id);
	if (!held || !leaving) return refuse('membership_not_leaving');
	if (leaving.endsOn <= dayOf(now)) return refuse('membership_ended_already');
	await tx.deleteFrom('membershipLeaving').where('membershipId', '=', id).execute();
	const { resolutionId } = leaving;
	await unauthorise(tx, actor, { membershipId: id, resolutionId });
	const resumed = await resumeMembership(tx, actor, { id, clusterId: held.clusterId });
	if (!resumed.ok) return resumed;
	await tellMembership(tx, actor, 'membership.leaving_taken_back', { id, cause: leaving.cause });
	return accept();
}

export const findLeaving = (db: Database, membershipId: string) =>
	db
		.selectFrom('membershipLeaving')
		.select(['cause', 'givenOn', 'endsOn', 'reason', 'resolutionId'])
		.where('membershipId', '=', membershipId)
		.executeTakeFirst();
