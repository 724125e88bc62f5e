import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { endMembership, resumeMembership } from '#rooms/clusters/membership.server.ts';
import type { LeavingCause } from './application.ts';
import { daysAfter, monthsAfter, laterOf } from '#platform/calendar-day.ts';
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
	const { id, cause, givenOn, reason } = leaving;
	const held = await holdMembership(tx, id);
	if (!held) return refuse('membership_unknown');
	if (givenOn > now.toISOString().slice(0, 10)) return refuse('date_in_future');
	if (cause === 'exclusion' && !reason.trim()) return refuse('reason_missing');
	const earliest = await earliestFor(tx, held.clusterId, leaving);
	const endsOn = leaving.endsOn ?? laterOf(earliest, held.validFrom);
	if (endsOn < earliest) return refuse('notice_too_short', { date: earliest });
	if (endsOn < givenOn || endsOn < held.validFrom) return refuse('dates_cross');
	if (held.validUntil && held.validUntil <= givenOn) return refuse('membership_ended_already');
	await tx
		.insertInto('membershipLeaving')
		.values({
			membershipId: id,
			cause,
			givenOn,
			endsOn,
			reason,
			resolutionId: null,
			recordedAt: now,
			recordedById: effectivePersonId(actor)
		})
		.execute();
	const ended = await endMembership(tx, actor, {
		id,
		clusterId: held.clusterId,
		validUntil: endsOn
	});
	if (!ended.ok) return ended;
	await tellMembership(tx, actor, 'membership.leaving', { id, cause, givenOn, endsOn, reason });
	return accept(endsOn);
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
	if (leaving.endsOn <= now.toISOString().slice(0, 10)) return refuse('membership_ended_already');
	await tx.deleteFrom('membershipLeaving').where('membershipId', '=', id).execute();
	const resumed = await resumeMembership(tx, actor, { id, clusterId: held.clusterId });
	if (!resumed.ok) return resumed;
	await tellMembership(tx, actor, 'membership.leaving_taken_back', { id, cause: leaving.cause });
	return accept();
}

export const findLeaving = (db: Database, membershipId: string) =>
	db
		.selectFrom('membershipLeaving')
		.select(['cause', 'givenOn', 'endsOn', 'reason'])
		.where('membershipId', '=', membershipId)
		.executeTakeFirst();
