import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { kindOfRequest, type NeedKind } from './need.ts';
import {
	divide,
	radarFacets,
	type Count,
	type Division,
	type RadarFacet,
	type RadarWanted
} from './radar.ts';

/** Of one cluster, or of several added up. */
export type RadarExtent = {
	clusterIds: readonly string[];
	today: string;
	/** How several are told apart. */
	division?: Division;
};

/** Which of several clusters may be counted by themselves today. */
export async function readDivision(
	db: Database,
	{ clusterIds, today }: RadarExtent
): Promise<Division> {
	const { rows } = await sql<{ id: string; members: string[] }>`
		select asked.id, array(select organisation_id::text from membership
			where cluster_id = asked.id
				and valid_from <= ${today} and (valid_until is null or valid_until > ${today})) as members
		from unnest(${[...clusterIds]}::uuid[]) asked (id)`.execute(db);
	return divide(new Map(rows.map(({ id, members }) => [id, new Set(members)])));
}

const partOf = (column: string, { own, pooled }: Division) => sql`
	case when ${sql.ref(column)} = any(${[...own]}::uuid[]) then ${sql.ref(column)}::text
		when ${sql.ref(column)} = any(${[...pooled]}::uuid[]) then 'others' end`;

const undivided: Division = { own: [], pooled: [] };

/** The members' needs and their published requests in the marketplace, each once. */
const everything = ({ clusterIds, today, division = undivided }: RadarExtent) => sql`
	member as materialized (
		select organisation_id,
			array_remove(array_agg(distinct ${partOf('cluster_id', division)}), null) as clusters
		from membership
		where cluster_id = any(${[...clusterIds]}::uuid[])
			and valid_from <= ${today} and (valid_until is null or valid_until > ${today})
		group by organisation_id
	), everything as (
		select 'need' as what, need.id, need.kind, need.text, need.locale, sectors,
			array_remove(array[chain_step], null) as steps,
			array_remove(array[${partOf('need.cluster_id', division)}], null) as clusters,
			coalesce(organisation.region, organisation.country, '') as place,
			need.raised_at as at, need.organisation_id, need.shows_name, need.cluster_id,
			exists (select from need_answer where need_id = need.id) as answered
		from need left join organisation on organisation.id = need.organisation_id
		where need.cluster_id = any(${[...clusterIds]}::uuid[]) and need.withdrawn_at is null
		union all
		select 'request', entry.id, ${JSON.stringify(kindOfRequest)}::jsonb ->> entry.kind, '',
			entry.original_locale, coalesce(found.sectors, '{}'), entry.chain_steps, member.clusters,
			coalesce(organisation.region, organisation.country), entry.published_at,
			entry.organisation_id, false, entry.cluster_id,
			exists (select from interest where entry_id = entry.id and state <> 'withdrawn')
		from member
			join marketplace_entry entry on entry.organisation_id = member.organisation_id
			join organisation on organisation.id = entry.organisation_id
			left join search_entry found on found.subject_kind = 'entry' and found.subject_id = entry.id
		where entry.state = 'published' and entry.direction = 'request'
	)`;

const isAmong = (column: string, values: readonly string[]) =>
	values.length === 0 ? sql`true` : sql`${sql.ref(column)} = any(${[...values]}::text[])`;
const isWithin = (column: string, values: readonly string[]) =>
	values.length === 0 ? sql`true` : sql`${sql.ref(column)} && ${[...values]}::text[]`;

/** With each filter as a column of its own, so that a facet may be counted without its own. */
const asked = (extent: RadarExtent, wanted: RadarWanted) => sql`
	with ${everything(extent)}, dated as (
		select *, to_char(at at time zone 'UTC', 'YYYY-MM') as month from everything
	), asked as (
		select *, ${isAmong('what', wanted.what)} as ok_what, ${isAmong('kind', wanted.kind)} as ok_kind,
			${isWithin('sectors', wanted.sector)} as ok_sector,
			${isWithin('steps', wanted.step)} as ok_step,
			${isAmong('place', wanted.place)} as ok_place, ${isAmong('month', wanted.month)} as ok_month,
			${isWithin('clusters', wanted.cluster)} as ok_cluster
		from dated where ${wanted.isOpen ? sql`not answered` : sql`true`}
	)`;

const passes = (but?: RadarFacet) =>
	sql.join(
		radarFacets.filter((facet) => facet !== but).map((facet) => sql.ref(`ok_${facet}`)),
		sql` and `
	);

export type Radar = Record<RadarFacet, Count[]> & { total: number; open: number };

/** All counts of the radar in one question, the greatest first. */
export async function countRadar(
	db: Database,
	extent: RadarExtent,
	wanted: RadarWanted
): Promise<Radar> {
	const { rows } = await sql<Count & { by: RadarFacet | 'all' }>`
		${asked(extent, wanted)}
		select by, code, count(*)::int as count, count(*) filter (where not answered)::int as open
		from asked cross join lateral (
			select 'all', '', ${passes()}
			union all select 'what', what, ${passes('what')}
			union all select 'kind', kind, ${passes('kind')}
			union all select 'place', place, ${passes('place')}
			union all select 'month', month, ${passes('month')}
			union all select 'sector', one, ${passes('sector')} from unnest(sectors) one
				where one not like 'nace-%'
			union all select 'step', one, ${passes('step')} from unnest(steps) one
			union all select 'cluster', one, ${passes('cluster')} from unnest(clusters) one
		) as told (by, code, ok)
		where ok group by by, code order by count(*) desc, code`.execute(db);
	const counts = (facet: RadarFacet) =>
		rows
			.filter(({ by, code }) => by === facet && code !== '')
			.map(({ code, count, open }) => ({ code, count, open }));
	const all = rows.find(({ by }) => by === 'all');
	return {
		...(Object.fromEntries(radarFacets.map((facet) => [facet, counts(facet)])) as Record<
			RadarFacet,
			Count[]
		>),
		...{ total: all?.count ?? 0, open: all?.open ?? 0 }
	};
}

export type RadarLine = {
	what: 'need' | 'request';
	id: string;
	kind: NeedKind;
	text: string;
	locale: Locale;
	sectors: string[];
	steps: string[];
	place: string;
	at: Date;
	organisationId: string | null;
	showsName: boolean;
	clusterId: string | null;
	/** By the division asked for. */
	clusters: string[];
	answered: boolean;
};

/** What is asked for, line by line: unanswered first, then the newest. */
export async function listRadar(
	db: Database,
	extent: RadarExtent,
	wanted: RadarWanted,
	{ limit, offset }: { limit: number; offset: number }
): Promise<RadarLine[]> {
	const { rows } = await sql<RadarLine>`
		${asked(extent, wanted)}
		select what, id, kind, text, locale, sectors, steps, place, at, organisation_id, shows_name,
			cluster_id, clusters, answered
		from asked where ${passes()}
		order by answered, at desc, id limit ${limit} offset ${offset}`.execute(db);
	return rows;
}
