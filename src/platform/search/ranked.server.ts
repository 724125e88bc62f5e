import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Database } from '../database/database.ts';
import { prepared } from '../database/prepared.ts';
import { rankAtHand } from './at-hand.server.ts';
import { allButOne, byFacet, facetColumns, others, own, valuesIn } from './facet-values.ts';
import type { FacetRow, Filters } from './facet-values.ts';
import { chosen, filtered, named, shown, type Matching } from './matching.ts';
import { mostCounted, type Facet, type Hit, type Page, type Wanted } from './wanted.ts';

type Cut = { limit: number; offset: number };
type Row = Hit & { total: number; isLooseCut: boolean; told: FacetRow[] | null };

const ordered = sql`rank desc, is_dormant, sort_name, subject_id`;

/**
 * The best first, and what they can be narrowed by, in one go. No more than a thousand are weighed and
 * counted, so that a word that every sixth has costs no more than others; where there are more, those
 * that have it in their name come before all others, which are weighed where those do not fill the page.
 * Where their names alone are too many, nothing else is looked at.
 */
export async function rank(
	db: Database,
	wanted: Wanted,
	matching: Matching,
	{ limit, offset }: Cut,
	facets: readonly Facet[] = []
): Promise<Page> {
	const atHand = await rankAtHand(db, wanted, matching, { limit, offset }, facets);
	if (atHand) return atHand;
	const chosenOwn = own(chosen(wanted, matching), facets);
	const { rows } = await sql<Row>`${remembered(wanted, matching, facets)}
		with ${namedSet(wanted, matching)}, ${narrowSet(wanted, matching, facets)},
		${chosenOwn.length > 0 ? looseSet(wanted, matching, facets, chosenOwn) : sameSet},
		best as (
			select subject_kind, subject_id, sort_name, is_dormant, ${matching.rank} as rank
			from (select * from named limit ${most}) as few where (select total from number) > ${most}
			union all
			select subject_kind, subject_id, sort_name, is_dormant, ${matching.rank} from narrow
			where (select total from number) <= ${most}
				or ((select total from named_number) < ${offset + limit} and not ${matching.byName ?? nobody})
		),
		page as (select subject_kind, subject_id, rank from best
			order by ${ordered} limit ${shownOf(limit, offset)} offset ${offset}),
		told as (${toldOf(chosenOwn, facets)})
		select ${shown}, number.total, loose_number.total > ${most} as is_loose_cut,
			case when row_number() over () = 1
				then (select coalesce(json_agg(told), '[]') from told) end as told
		from number cross join loose_number
			left join (page join search_entry using (subject_kind, subject_id)) on true
		order by ${ordered}`.execute(db);
	return ranked(rows, chosenOwn, facets);
}

const most = sql.lit(mostCounted);
const oneMore = sql.lit(mostCounted + 1);
const areFew = (set: string) => sql<SqlBool>`(select total from ${sql.ref(set)}) <= ${most}`;

/**
 * Planning such a statement takes longer than most answers, and a plan made without knowing the words
 * is the better one: whatever they are, their own index is the way. What is narrowed by much is rare.
 */
function remembered(
	wanted: Wanted,
	{ byName, way = 'ranked' }: Matching,
	facets: readonly Facet[]
) {
	const short = (facet: Facet) => facet.slice(0, 3);
	const narrowed = chosen(wanted).map(({ facet }) => short(facet));
	if (!byName || narrowed.length > 2) return sql``;
	const counted = facets.map(short);
	const who = wanted.withDormant ? 'all' : 'living';
	return prepared([way, who, counted.join(''), ...narrowed].join('_'));
}

const always = ['subject_kind', 'subject_id', 'sort_name', 'is_dormant', 'words', 'names'];
const read = (more: readonly string[] = []) =>
	sql`select ${sql.join([...new Set([...always, ...more])].map((one) => sql.ref(one)))}
		from search_entry`;

/** Materialised, sets are planned as if all were wanted (by the index of words) and read only so far. */
const namedSet = (wanted: Wanted, { byName = nobody }: Matching) => sql`
	named_all as materialized (${read()}
		where ${filtered(wanted, { where: byName, rank: sql`0`, among: named })}),
	named as materialized (select * from named_all limit ${oneMore}),
	named_number as materialized (select count(*) as total from named)`;

/** What is narrowed by all that was chosen. */
const narrowSet = (wanted: Wanted, matching: Matching, facets: readonly Facet[]) => sql`
	narrow_all as materialized (${read(facetColumns(facets, []))}
		where ${areFew('named_number')} and ${filtered(wanted, matching)}),
	narrow as materialized (select * from narrow_all limit ${oneMore}),
	number as materialized (select greatest(count(*), (select total from named_number)) as total
		from narrow)`;

/** In which a chosen facet counts as if it had not been chosen; where even the others are too many, it has too many. */
function looseSet(
	wanted: Wanted,
	matching: Matching,
	facets: readonly Facet[],
	chosenOwn: Filters
): RawBuilder<unknown> {
	const firm = others(chosen(wanted, matching), ...chosenOwn.map(({ facet }) => facet));
	const wheres = [matching.where, ...firm, allButOne(chosenOwn), living(wanted)];
	return sql`
		loose_all as materialized (${read(facetColumns(facets, chosenOwn))}
			where ${areFew('number')} and ${sql.join(wheres, sql` and `)}),
		loose as materialized (select * from loose_all limit ${oneMore}),
		loose_number as materialized (select greatest(count(*), (select total from number)) as total
			from loose)`;
}

const sameSet = sql`
	loose as not materialized (select * from narrow),
	loose_number as not materialized (select total from number)`;

const nobody = sql<SqlBool>`false`;
const living = ({ withDormant }: Wanted) =>
	withDormant ? sql<SqlBool>`true` : sql<SqlBool>`not is_dormant`;

/** The values of facets, as long as there are not too many to count. */
function toldOf(chosenOwn: Filters, facets: readonly Facet[]): RawBuilder<unknown> {
	const parts = facets.map((facet) => {
		const isOwn = chosenOwn.some((one) => one.facet === facet);
		const few = areFew(isOwn ? 'loose_number' : 'number');
		return isOwn
			? valuesIn(facet, sql`loose`, [few, ...others(chosenOwn, facet)])
			: valuesIn(facet, sql`narrow`, [few]);
	});
	return parts.length > 0 ? sql.join(parts, sql` union all `) : sql`select where false`;
}

const shownOf = (limit: number, offset: number): number =>
	Math.max(0, Math.min(limit, mostCounted - offset));

function ranked(rows: readonly Row[], chosenOwn: Filters, facets: readonly Facet[]): Page {
	const total = rows[0]?.total ?? 0;
	const isLooseCut = rows[0]?.isLooseCut ?? false;
	const told = rows.find((row) => row.told)?.told ?? [];
	const isOwn = (facet: Facet) => chosenOwn.some((one) => one.facet === facet);
	const known = facets.filter((facet) => (isOwn(facet) ? !isLooseCut : total <= mostCounted));
	return {
		hits: rows
			.filter(({ subjectId }) => subjectId !== null)
			.map(({ total: _total, isLooseCut: _isCut, told: _told, ...hit }) => hit),
		total: Math.min(total, mostCounted),
		isMore: total > mostCounted,
		counts: byFacet(told, known)
	};
}
