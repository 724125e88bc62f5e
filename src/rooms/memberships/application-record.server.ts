import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { prepared } from '#platform/database/prepared.ts';
import { digestOf } from '#rooms/people/token.server.ts';
import { stateOf, type MembershipState } from './membership-life.ts';

/** Applications with what was decided and confirmed, as the lists and pages need them. */
const wholes = (db: Database) =>
	db
		.selectFrom('membershipApplication as application')
		.leftJoin('applicationDecision as decision', 'decision.applicationId', 'application.id')
		.leftJoin(
			'applicationConfirmation as confirmation',
			'confirmation.applicationId',
			'application.id'
		)
		.leftJoin('membershipAdmission as admission', 'admission.applicationId', 'application.id')
		.selectAll('application')
		.select([
			'decision.outcome',
			'decision.organName',
			'decision.resolutionReference',
			'decision.resolutionId',
			'decision.decidedOn',
			'decision.reason',
			'decision.classId as decidedClassId',
			'confirmation.way as confirmationWay',
			'confirmation.name as confirmedBy',
			'confirmation.confirmedAt',
			'admission.membershipId'
		]);

type Row = Awaited<ReturnType<ReturnType<typeof wholes>['executeTakeFirstOrThrow']>>;

const standing = (row: Row) => ({
	...row,
	state: stateOf(
		{
			declaredAt: row.declaredAt,
			withdrawnAt: row.withdrawnAt,
			outcome: row.outcome,
			confirmedAt: row.confirmedAt,
			hasBegun: row.membershipId !== null,
			isBehind: false,
			isSuspended: false,
			leavesOn: null
		},
		''
	)
});

export type ApplicationRecord = ReturnType<typeof standing>;

export async function findApplication(db: Database, clusterId: string, id: string) {
	const row = await wholes(db)
		.where('application.id', '=', id)
		.where('application.clusterId', '=', clusterId)
		.executeTakeFirst();
	return row && standing(row);
}

/** The application whose personal link this is. */
export async function findApplicationByToken(db: Database, token: string) {
	if (!/^[\w-]{20,100}$/.test(token)) return undefined;
	const row = await wholes(db)
		.where('application.tokenDigest', '=', digestOf(token))
		.executeTakeFirst();
	return row && standing(row);
}

export type ApplicationFilter = { text?: string; states?: readonly MembershipState[] };

/** The applications of a cluster, the latest first, and how many of those sought are in each state. */
export async function listApplications(
	db: Database,
	clusterId: string,
	{ text, states = [] }: ApplicationFilter,
	{ limit = 50, offset = 0 }: { limit?: number; offset?: number } = {}
) {
	let query = wholes(db).where('application.clusterId', '=', clusterId);
	const like = text && `%${text.replace(/[%_\\]/g, '\\$&')}%`;
	if (like)
		query = query.where((or) =>
			or.or([
				or('contactName', 'ilike', like),
				or('contactEmail', 'ilike', like),
				or(sql<string>`organisation_draft ->> 'name'`, 'ilike', like)
			])
		);
	const rows = await query
		.orderBy('enquiredAt', 'desc')
		.orderBy('application.id', 'desc')
		.limit(2_000)
		.execute();
	const found = rows.map(standing);
	const wanted = found.filter(({ state }) => states.length === 0 || states.includes(state));
	const counts = new Map<MembershipState, number>();
	for (const { state } of found) counts.set(state, (counts.get(state) ?? 0) + 1);
	return { total: wanted.length, rows: wanted.slice(offset, offset + limit), counts };
}

/** How many declarations await a decision in each of these clusters. */
export async function countUndecided(
	db: Database,
	clusterIds: readonly string[]
): Promise<Map<string, number>> {
	if (clusterIds.length === 0) return new Map();
	const rows = await db
		.selectFrom('membershipApplication as application')
		.leftJoin('applicationDecision as decision', 'decision.applicationId', 'application.id')
		.modifyFront(prepared('undecided_applications'))
		.select(['application.clusterId', ({ fn }) => fn.countAll<number>().as('count')])
		.where('application.clusterId', '=', sql<string>`any(${[...clusterIds]}::uuid[])`)
		.where('declaredAt', 'is not', null)
		.where('withdrawnAt', 'is', null)
		.where('decision.outcome', 'is', null)
		.groupBy('application.clusterId')
		.execute();
	return new Map(rows.map(({ clusterId, count }) => [clusterId, Number(count)]));
}

/** What cluster and applicant wrote each other; with the cluster's own notes only for the cluster. */
export async function listNotes(
	db: Database,
	applicationId: string,
	{ withInternal = false } = {}
) {
	let query = db
		.selectFrom('applicationMessage')
		.leftJoin('person', 'person.id', 'applicationMessage.personId')
		.select(['applicationMessage.id', 'isFromCluster', 'isInternal', 'text', 'writtenAt'])
		.select('person.name as by')
		.where('applicationId', '=', applicationId);
	if (!withInternal) query = query.where('isInternal', '=', false);
	return query.orderBy('writtenAt').orderBy('applicationMessage.id').limit(500).execute();
}
