import type { Database } from '#platform/database/database.ts';
import { stateOf, type MembershipState } from './membership-life.ts';

/** A membership with all that its state follows from, on a day. */
export async function findMember(db: Database, id: string, today: string) {
	const row = await members(db).where('membership.id', '=', id).executeTakeFirst();
	return row && withState(row, today);
}

/** What organisations are members of today or will be, the longest first. */
export async function listMembershipsHeld(
	db: Database,
	organisationIds: readonly string[],
	today: string
) {
	if (organisationIds.length === 0) return [];
	const rows = await members(db)
		.where('membership.organisationId', 'in', [...organisationIds])
		.where((or) =>
			or.or([or('membership.validUntil', 'is', null), or('membership.validUntil', '>', today)])
		)
		.orderBy('membership.validFrom')
		.orderBy('membership.id')
		.limit(50)
		.execute();
	return rows.map((row) => withState(row, today));
}

/** In which state each of these memberships is on a day. */
export async function listStates(
	db: Database,
	ids: readonly string[],
	today: string
): Promise<Map<string, MembershipState>> {
	if (ids.length === 0) return new Map();
	const rows = await members(db)
		.where('membership.id', 'in', [...new Set(ids)])
		.execute();
	return new Map(rows.map((row) => [row.id, withState(row, today).state]));
}

const members = (db: Database) =>
	db
		.selectFrom('membership')
		.leftJoin('membershipLeaving as leaving', 'leaving.membershipId', 'membership.id')
		.leftJoin('membershipSuspension as suspension', (join) =>
			join
				.onRef('suspension.membershipId', '=', 'membership.id')
				.on('suspension.resumedOn', 'is', null)
		)
		.leftJoin('membershipArrears as arrears', (join) =>
			join.onRef('arrears.membershipId', '=', 'membership.id').on('arrears.paidUpOn', 'is', null)
		)
		.leftJoin('membershipAdmission as admission', 'admission.membershipId', 'membership.id')
		.select([
			'membership.id',
			'membership.clusterId',
			'membership.organisationId',
			'membership.kind'
		])
		.select(['membership.class', 'membership.validFrom', 'membership.validUntil'])
		.select(['leaving.cause as leavingCause', 'leaving.endsOn', 'leaving.givenOn'])
		.select('leaving.resolutionId as leavingResolutionId')
		.select([
			'suspension.cause as suspensionCause',
			'suspension.suspendedOn',
			'suspension.resolutionId as suspensionResolutionId',
			'arrears.since as behindSince'
		])
		.select('admission.applicationId');

type Row = Awaited<ReturnType<ReturnType<typeof members>['executeTakeFirstOrThrow']>>;

const withState = (row: Row, today: string) => ({
	...row,
	state: stateOf(
		{
			declaredAt: null,
			withdrawnAt: null,
			outcome: null,
			confirmedAt: null,
			hasBegun: true,
			isBehind: row.behindSince !== null,
			isSuspended: row.suspendedOn !== null,
			leavesOn: row.endsOn ?? (row.validUntil && row.validUntil <= today ? row.validUntil : null)
		},
		today
	)
});

export type MemberRecord = ReturnType<typeof withState>;
