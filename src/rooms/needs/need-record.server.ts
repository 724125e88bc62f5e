import { sql } from 'kysely';
import { after, days } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { prepared } from '#platform/database/prepared.ts';
import { isId } from '#platform/ids.ts';

/** A need with what became of it; one that was withdrawn is found too. */
export async function findNeed(db: Database, id: string) {
	if (!isId(id)) return undefined;
	const [need, answers] = await Promise.all([
		db.selectFrom('need').selectAll().where('id', '=', id).executeTakeFirst(),
		listAnswers(db, [id])
	]);
	return need && { ...need, answers };
}

export type NeedRecord = NonNullable<Awaited<ReturnType<typeof findNeed>>>;

const listAnswers = (db: Database, needIds: readonly string[]) =>
	db
		.selectFrom('needAnswer')
		.select(['id', 'needId', 'kind', 'subjectId', 'text', 'answeredAt'])
		.where('needId', 'in', [...needIds])
		.orderBy('answeredAt')
		.orderBy('id')
		.limit(200)
		.execute();

const isAnsweredNow = sql<boolean>`exists (select from need_answer where need_id = need.id)`;

const listed = [
	...(['id', 'text', 'locale', 'kind', 'clusterId', 'organisationId', 'raisedAt'] as const),
	'isDemo' as const
];

/** What organisations said they lack, the latest first. */
export const listNeedsOf = (
	db: Database,
	organisationIds: readonly string[],
	{ limit = 100 }: { limit?: number } = {}
) =>
	organisationIds.length === 0
		? Promise.resolve([])
		: db
				.selectFrom('need')
				.select(listed)
				.select(isAnsweredNow.as('isAnswered'))
				.where('organisationId', 'in', [...organisationIds])
				.where('withdrawnAt', 'is', null)
				.orderBy('raisedAt', 'desc')
				.orderBy('id')
				.limit(limit)
				.execute();

/** Needs of clusters to which nobody has answered yet, the newest first; a team's own are known to it. */
export const listWaitingNeeds = (
	db: Database,
	clusterIds: readonly string[],
	{ limit }: { limit: number }
) =>
	clusterIds.length === 0
		? Promise.resolve([])
		: db
				.selectFrom('need')
				.modifyFront(prepared('waiting_needs'))
				.select(listed)
				.where('clusterId', '=', sql<string>`any(${[...clusterIds]}::uuid[])`)
				.where('withdrawnAt', 'is', null)
				.where('sourceKind', 'in', ['member', 'survey'])
				.where(sql<boolean>`not ${isAnsweredNow}`)
				.orderBy('raisedAt', 'desc')
				.orderBy('id')
				.limit(limit)
				.execute();

/** The words of needs by id, for whatever tells of them. */
export async function listNeedTexts(
	db: Database,
	ids: readonly string[]
): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('need')
		.select(['id', 'text'])
		.where('id', 'in', [...ids])
		.execute();
	return new Map(rows.map(({ id, text }) => [id, text]));
}

/** So many days a withdrawn need can be stood by again. */
export const keptDays = 30;

/** What was withdrawn long ago goes for good, its words with it. */
export async function sweepNeeds(db: Database, now: Date): Promise<number> {
	const { numDeletedRows } = await db
		.deleteFrom('need')
		.where('withdrawnAt', '<', after(now, -days(keptDays)))
		.executeTakeFirst();
	return Number(numDeletedRows);
}
