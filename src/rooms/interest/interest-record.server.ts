import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { prepared } from '#platform/database/prepared.ts';
import type { InterestState } from './interest.ts';

const joined = (db: Database) =>
	db
		.selectFrom('interest')
		.innerJoin('marketplaceEntry as entry', 'entry.id', 'interest.entryId')
		.select(['interest.id', 'interest.entryId', 'interest.organisationId', 'interest.personId'])
		.select(['way', 'interest.state', 'message', 'interest.locale', 'interest.isDemo'])
		.select(['interest.edition', 'expressedAt', 'interest.changedAt'])
		.select(['entry.organisationId as ownerId', 'entry.clusterId', 'entry.contactPersonId'])
		.select(['entry.kind as entryKind', 'entry.direction as entryDirection'])
		.select(['entry.originalLocale as entryOriginal', 'entry.shownToMembers as ownerShown']);

export async function findInterest(db: Database, id: string) {
	const row = await joined(db).where('interest.id', '=', id).executeTakeFirst();
	if (!row) return undefined;
	const [steps, messages, contacts] = await Promise.all([
		db
			.selectFrom('interestStep')
			.select(['kind', 'at', 'comment'])
			.where('interestId', '=', id)
			.orderBy('at')
			.orderBy('id')
			.limit(200)
			.execute(),
		db
			.selectFrom('interestMessage')
			.leftJoin('person', 'person.id', 'personId')
			.select(['interestMessage.id', 'side', 'text', 'interestMessage.locale', 'writtenAt'])
			.select('person.name')
			.where('interestId', '=', id)
			.orderBy('writtenAt')
			.orderBy('interestMessage.id')
			.limit(500)
			.execute(),
		db
			.selectFrom('contactRelease')
			.select(['side', 'name', 'email', 'phone', 'releasedAt'])
			.where('interestId', '=', id)
			.where('withdrawnAt', 'is', null)
			.execute()
	]);
	return { ...row, steps, messages, contacts };
}

export type InterestRecord = NonNullable<Awaited<ReturnType<typeof findInterest>>>;

const isForwarded = sql<boolean>`exists (select from interest_step
	where interest_id = interest.id and interest_step.kind = 'forwarded')`;

export type InterestWanted = {
	/** For these organisations, on either side. */
	organisationIds: readonly string[];
	/** And where these clusters stand between. */
	clusterIds: readonly string[];
	states?: readonly InterestState[];
	personId: string;
};

/** One's conversations, those that moved last first; with whether something new is said in them. */
export async function listInterests(
	db: Database,
	{ organisationIds, clusterIds, states, personId }: InterestWanted,
	{ limit = 50, offset = 0 }: { limit?: number; offset?: number } = {}
) {
	const orgs = [...organisationIds];
	const clusters = [...clusterIds];
	let query = joined(db)
		.leftJoin('interestReading as reading', (join) =>
			join.onRef('interestId', '=', 'interest.id').on('reading.personId', '=', personId)
		)
		.where(
			sql<boolean>`(interest.organisation_id = any(${orgs}::uuid[])
				or (entry.organisation_id = any(${orgs}::uuid[])
					and (way = 'direct' or ${isForwarded}))
				or (way = 'broker' and entry.cluster_id = any(${clusters}::uuid[])))`
		);
	if (states) query = query.where('interest.state', 'in', [...states]);
	else query = query.modifyFront(prepared('own_interests'));
	return query
		.select(
			sql<boolean>`(reading.read_at is null or reading.read_at < interest.changed_at)`.as('isNew')
		)
		.select(sql<boolean>`(way = 'direct' or ${isForwarded})`.as('isSeenByOwner'))
		.select(sql<number>`count(*) over ()`.as('total'))
		.orderBy('interest.changedAt', 'desc')
		.orderBy('interest.id')
		.limit(limit)
		.offset(offset)
		.execute();
}

export type ListedInterest = Awaited<ReturnType<typeof listInterests>>[number];

/** Notes that somebody has seen a conversation as it stands. */
export async function noteReading(
	db: Database,
	{ interestId, personId }: { interestId: string; personId: string },
	now: Date
): Promise<void> {
	await db
		.insertInto('interestReading')
		.values({ interestId, personId, readAt: now })
		.onConflict((conflict) =>
			conflict.columns(['interestId', 'personId']).doUpdateSet({ readAt: now })
		)
		.execute();
}
