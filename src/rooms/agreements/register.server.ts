import { dayOf } from '#platform/calendar-day.ts';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { isAdministrator, visitor, type Actor, type ScopeKind } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { isNamedBy, listAskedWords, saysWord } from '#platform/search/spelled.ts';
import type { AgreementKind, AgreementState, Texts } from './agreement.ts';
import { shownStates } from './shown.ts';

export type RegisterFilter = {
	kinds?: readonly AgreementKind[];
	states?: readonly AgreementState[];
	areas?: readonly string[];
	/** The id of whoever is a party, signs for one, or keeps the agreement. */
	party?: string | null;
	/** In force now and over within so many days. */
	endingWithin?: number | null;
	text?: string;
	/** Only those of one's own. */
	isMine?: boolean;
	/** Only these, where the reader may see them. */
	ids?: readonly string[];
};

export const registerOrders = ['changed', 'reference', 'state', 'ends'] as const;
export type RegisterOrder = { by: (typeof registerOrders)[number]; down: boolean };
type Cut = {
	limit: number;
	offset: number;
	order?: RegisterOrder;
	/** How many there are is not asked: a few lines of a page that goes on elsewhere. */
	isGlance?: boolean;
};

/** What one reader may see: the public ones that were signed, and those of whom he stands for. */
export async function listAgreements(
	db: Database,
	actor: Actor,
	filter: RegisterFilter,
	{ now, limit, offset, order = { by: 'changed', down: true }, isGlance }: Cut & { now: Date }
) {
	const today = dayOf(now);
	const wanted = () => matching(db, actor, filter, today);
	const [{ total }, rows] = await Promise.all([
		isGlance
			? { total: 0 }
			: wanted()
					.select(({ fn }) => fn.countAll<number>().as('total'))
					.executeTakeFirstOrThrow(),
		wanted()
			.select(['agreement.id', 'reference', 'kind', 'state', 'originalLocale', 'isPublic'])
			.select(['startsOn', 'endsOn', 'ownerKind', 'ownerId', 'changedAt', 'isDemo'])
			.select(ends.as('ends'))
			.orderBy(sql`${columns[order.by]} ${sql.raw(order.down ? 'desc' : 'asc')} nulls last`)
			.orderBy('agreement.id', 'desc')
			.limit(limit)
			.offset(offset)
			.execute()
	]);
	const ids = rows.map(({ id }) => id);
	const [titles, parties] = await Promise.all([titlesOf(db, ids), partiesOf(db, ids)]);
	return {
		total: Number(total),
		agreements: rows.map((row) => ({
			...row,
			titles: titles.get(row.id) ?? {},
			parties: parties.get(row.id) ?? []
		}))
	};
}

export type ListedAgreement = Awaited<ReturnType<typeof listAgreements>>['agreements'][number];

/** By state: what lives first, then what is being made, then what is over. */
const inOrder = [
	...(['in_force', 'signed', 'signing', 'approval', 'negotiation', 'draft'] as const),
	...(['expired', 'replaced', 'terminated', 'abandoned'] as const)
] satisfies AgreementState[];

const columns: Record<RegisterOrder['by'], RawBuilder<unknown>> = {
	changed: sql.ref('changed_at'),
	reference: sql.ref('reference'),
	state: sql`array_position(array[${sql.join(inOrder)}], state)`,
	ends: sql.ref('ends')
};

/** Its last day, by the terms it has; its own date before it is in force. */
const ends = sql<string | null>`coalesce(
	(select max(valid_until) - 1 from agreement_term t where t.agreement_id = agreement.id),
	agreement.ends_on)`;

function matching(db: Database, actor: Actor, filter: RegisterFilter, today: string) {
	const { kinds = [], states = [], areas = [], party, endingWithin, text, isMine } = filter;
	let query = db.selectFrom('agreement').where(maySee(actor, isMine ?? false));
	if (kinds.length) query = query.where('kind', 'in', kinds);
	if (states.length) query = query.where('state', 'in', states);
	if (areas.length)
		query = query.where(
			sql<SqlBool>`exists (select from agreement_area a where a.agreement_id = agreement.id
				and a.area = any(${[...areas]}))`
		);
	if (party)
		query = query.where(
			sql<SqlBool>`agreement.id in (select agreement_id from agreement_party
				where cluster_id = ${party}::uuid or organisation_id = ${party}::uuid
					or signing_organisation_id = ${party}::uuid
				union all select kept.id from agreement kept where kept.owner_id = ${party}::uuid)`
		);
	if (endingWithin)
		query = query.where('state', '=', 'in_force').where(
			sql<SqlBool>`agreement.id in (select agreement_id from agreement_term last
				where valid_until between ${today}::date + 1 and ${today}::date + ${endingWithin}::int + 1
					and not exists (select from agreement_term later
						where later.agreement_id = last.agreement_id and later.valid_from >= last.valid_until))`
		);
	if (text) query = query.where(saying(text));
	if (filter.ids) query = query.where(sql<SqlBool>`agreement.id = any(${[...filter.ids]}::uuid[])`);
	return query;
}

/** Each of the words in a title, in the number or in the name of a party or of who signs for it. */
function saying(text: string) {
	const words = listAskedWords(text).map(
		(word) => sql<SqlBool>`agreement.id in (
			with named as materialized (select subject_id from search_entry
				where subject_kind in ('cluster', 'organisation') and ${isNamedBy(word)})
			select told.id from agreement told where ${saysWord('told.folded', word)}
			union all select agreement_id from agreement_party join named on cluster_id = subject_id
			union all select agreement_id from agreement_party join named on organisation_id = subject_id
			union all select agreement_id from agreement_party
				join named on signing_organisation_id = subject_id)`
	);
	return words.length > 0 ? sql.join<SqlBool>(words, sql` and `) : sql<SqlBool>`false`;
}

/** For a `where` over agreements: those a reader may see, or only one's own. */
export function maySee(actor: Actor, isMine: boolean) {
	const shown = sql<SqlBool>`(is_public and state in (${sql.join(shownStates)}))`;
	if (isAdministrator(actor)) return sql<SqlBool>`true`;
	const of = (kind: ScopeKind) =>
		actor.grants.flatMap(({ scopeKind, scopeId }) =>
			scopeKind === kind && scopeId ? [scopeId] : []
		);
	const [clusters, organisations, alliances] = [of('cluster'), of('organisation'), of('alliance')];
	if (clusters.length + organisations.length + alliances.length === 0)
		return isMine ? sql<SqlBool>`false` : shown;
	const isOwner = sql<SqlBool>`owner_id = any(${[...clusters, ...organisations, ...alliances]}::uuid[])`;
	// As one set of ids, the few that are one's own are found first.
	const mine = sql<SqlBool>`((state <> 'draft' or ${isOwner}) and agreement.id in (
		select owned.id from agreement owned where ${isOwner}
		union all select agreement_id from agreement_party
			where cluster_id = any(${clusters}::uuid[])
				or organisation_id = any(${organisations}::uuid[])
				or signing_organisation_id = any(${organisations}::uuid[])))`;
	return isMine ? mine : sql<SqlBool>`(${shown} or ${mine})`;
}

async function titlesOf(db: Database, ids: readonly string[]) {
	const found = new Map<string, Texts>();
	if (ids.length === 0) return found;
	const rows = await db
		.selectFrom('agreementText')
		.select(['agreementId', 'locale', 'title'])
		.where('agreementId', 'in', ids)
		.execute();
	for (const { agreementId, locale, title } of rows)
		found.set(agreementId, { ...found.get(agreementId), [locale]: title });
	return found;
}

export type ListedParty = { kind: 'cluster' | 'organisation'; id: string };

async function partiesOf(db: Database, ids: readonly string[]) {
	const found = new Map<string, ListedParty[]>();
	if (ids.length === 0) return found;
	const rows = await db
		.selectFrom('agreementParty')
		.select(['agreementId', 'clusterId', 'organisationId'])
		.where('agreementId', 'in', ids)
		.orderBy('position')
		.orderBy('id')
		.execute();
	for (const { agreementId, clusterId, organisationId } of rows)
		found.set(agreementId, [
			...(found.get(agreementId) ?? []),
			clusterId
				? { kind: 'cluster', id: clusterId }
				: { kind: 'organisation', id: organisationId ?? '' }
		]);
	return found;
}

/** Which of these are one's own. */
export async function keepOwn(
	db: Database,
	actor: Actor,
	ids: readonly string[]
): Promise<string[]> {
	if (ids.length === 0) return [];
	const rows = await db
		.selectFrom('agreement')
		.select('id')
		.where('id', 'in', ids)
		.where(maySee(actor, true))
		.execute();
	return rows.map(({ id }) => id);
}

/** In which areas each of these is to work. */
export async function areasOf(
	db: Database,
	ids: readonly string[]
): Promise<Map<string, string[]>> {
	const rows = ids.length
		? await db
				.selectFrom('agreementArea')
				.select(['agreementId', 'area'])
				.where('agreementId', 'in', ids)
				.orderBy('position')
				.orderBy('area')
				.execute()
		: [];
	const grouped = Map.groupBy(rows, ({ agreementId }) => agreementId);
	return new Map([...grouped].map(([id, own]) => [id, own.map(({ area }) => area)]));
}

/** The public agreements of a party or owner, for its own page: those in force first. */
export async function listPublicOf(db: Database, partyId: string, now: Date, limit = 20) {
	const order = { by: 'state', down: false } as const;
	const filter = { party: partyId };
	return listAgreements(db, visitor, filter, { now, limit, offset: 0, order });
}
