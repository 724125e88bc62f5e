import { sql, type SqlBool } from 'kysely';
import { effectivePersonId, type Actor, type ScopeKind } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { prepared } from '#platform/database/prepared.ts';
import type { Texts } from '#rooms/agreements/agreement.ts';
import { maySee } from '#rooms/agreements/register.server.ts';
import { standingOf, type Standing } from './obligation-life.ts';

export type ObligationFilter = {
	/** Promised by those one stands for, or one's own; else of every agreement one works on. */
	isMine?: boolean;
	standing?: Standing | null;
	/** Due within so many days from now. */
	within?: number | null;
	/** Overdue already, or due within so many days. */
	pressing?: number;
	areas?: readonly string[];
	agreementId?: string | null;
	/** A cluster's or organisation's id. */
	party?: string | null;
};

export const obligationOrders = ['due', 'area'] as const;
export type ObligationOrder = { by: (typeof obligationOrders)[number]; down: boolean };
type Cut = { today: string; limit: number; offset: number; order?: ObligationOrder };

/** What one promised oneself and is pressing, for whoever comes to their desk: planned once. */
const isOfDesk = ({ isMine, pressing, ...others }: ObligationFilter): boolean =>
	!!isMine && !!pressing && Object.keys(others).length === 0;

/** Promises across agreements, the first due first. */
export async function listAcross(db: Database, actor: Actor, filter: ObligationFilter, cut: Cut) {
	const [{ total }, obligations] = await Promise.all([
		matching(db, actor, filter, cut.today)
			.select(({ fn }) => fn.countAll<number>().as('total'))
			.executeTakeFirstOrThrow(),
		listPart(db, actor, filter, cut)
	]);
	return { total: Number(total), obligations };
}

/** One part of them, uncounted. */
export async function listPart(
	db: Database,
	actor: Actor,
	filter: ObligationFilter,
	{ today, limit, offset, order = { by: 'due', down: false } }: Cut
) {
	const column = order.by === 'area' ? 'obligation.area' : 'obligation.next_due_on';
	const rows = await matching(db, actor, filter, today)
		.leftJoin('person', 'person.id', 'obligation.ownerId')
		.leftJoin('agreementParty', 'agreementParty.id', 'obligation.partyId')
		.select(['obligation.id', 'obligation.agreementId', 'area', 'recurrence', 'texts'])
		.select(['obligation.originalLocale', 'nextDueOn', 'completedAt', 'releasedAt'])
		.select([
			'state',
			'reference',
			'partyWithdrawal.endsOn as partyLeavesOn',
			'person.name as ownerName'
		])
		.select(['clusterId', 'organisationId'])
		.$if(isOfDesk(filter) && order.by === 'due' && !order.down, (query) =>
			query.modifyFront(prepared('own_obligations'))
		)
		.orderBy(sql`${sql.ref(column)} ${sql.raw(order.down ? 'desc' : 'asc')} nulls last`)
		.orderBy('obligation.id')
		.limit(limit)
		.offset(offset)
		.execute();
	const titles = await titlesOf(
		db,
		rows.map(({ agreementId }) => agreementId)
	);
	return rows.map((row) => ({
		...row,
		titles: titles.get(row.agreementId) ?? {},
		standing: standingOf(row, today)
	}));
}

export type AcrossObligation = Awaited<ReturnType<typeof listPart>>[number];

function matching(db: Database, actor: Actor, filter: ObligationFilter, today: string) {
	const { isMine, standing, within, pressing, areas = [], agreementId, party } = filter;
	let query = db
		.selectFrom('obligation')
		.innerJoin('agreement', 'agreement.id', 'obligation.agreementId')
		.leftJoin('partyWithdrawal', 'partyWithdrawal.partyId', 'obligation.partyId')
		.where(isMine ? isOwn(actor) : isWorked(actor));
	if (standing) query = query.where(standsAs(standing, today));
	if (within)
		query = query
			.where(isLive(today))
			.where(sql<SqlBool>`next_due_on between ${today}::date and ${today}::date + ${within}::int`);
	if (pressing)
		query = query
			.where(isLive(today))
			.where(sql<SqlBool>`next_due_on <= ${today}::date + ${pressing}::int`);
	if (areas.length) query = query.where('area', 'in', [...areas]);
	if (agreementId) query = query.where('obligation.agreementId', '=', agreementId);
	if (party)
		query = query.where(
			sql<SqlBool>`obligation.party_id in (select id from agreement_party
				where cluster_id = ${party}::uuid or organisation_id = ${party}::uuid
					or signing_organisation_id = ${party}::uuid)`
		);
	return query;
}

const isWorked = (actor: Actor) =>
	sql<SqlBool>`obligation.agreement_id in (select agreement.id from agreement
		where ${maySee(actor, true)})`;

/** One's own by name, and what the parties one stands for promised, alone or with all the others. */
function isOwn(actor: Actor) {
	const of = (kind: ScopeKind) =>
		actor.grants.flatMap(({ scopeKind, scopeId }) =>
			scopeKind === kind && scopeId ? [scopeId] : []
		);
	const sides = sql`select id, agreement_id from agreement_party
		where cluster_id = any(${of('cluster')}::uuid[])
			or organisation_id = any(${of('organisation')}::uuid[])
			or signing_organisation_id = any(${of('organisation')}::uuid[])`;
	// As one set of ids, the few that are one's own are found first.
	return sql<SqlBool>`obligation.id in (
		select own.id from obligation own where own.owner_id = ${effectivePersonId(actor)}::uuid
		union all select ours.id from obligation ours join (${sides}) side on side.id = ours.party_id
		union all select shared.id from obligation shared
			join (${sides}) side on side.agreement_id = shared.agreement_id
			where shared.party_id is null)`;
}

const isLive = (today: string) =>
	sql<SqlBool>`(released_at is null and completed_at is null and state in ('signed', 'in_force')
		and (party_withdrawal.ends_on is null or party_withdrawal.ends_on >= ${today}::date))`;

function standsAs(standing: Standing, today: string) {
	const shapes: Record<Standing, ReturnType<typeof sql<SqlBool>>> = {
		overdue: sql<SqlBool>`(${isLive(today)} and next_due_on < ${today}::date)`,
		due: sql<SqlBool>`(${isLive(today)} and next_due_on >= ${today}::date)`,
		open: sql<SqlBool>`(${isLive(today)} and next_due_on is null)`,
		done: sql<SqlBool>`(released_at is null and completed_at is not null)`,
		released: sql<SqlBool>`released_at is not null`,
		ended: sql<SqlBool>`(released_at is null and completed_at is null and not ${isLive(today)})`
	};
	return shapes[standing];
}

export async function titlesOf(db: Database, ids: readonly string[]): Promise<Map<string, Texts>> {
	const found = new Map<string, Texts>();
	if (ids.length === 0) return found;
	const rows = await db
		.selectFrom('agreementText')
		.select(['agreementId', 'locale', 'title'])
		.where('agreementId', 'in', [...new Set(ids)])
		.execute();
	for (const { agreementId, locale, title } of rows)
		found.set(agreementId, { ...found.get(agreementId), [locale]: title });
	return found;
}
