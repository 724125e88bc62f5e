import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { Cover } from './chain-cover.ts';

type Extent = { clusterIds: readonly string[]; today: string };

const members = ({ clusterIds, today }: Extent) => sql`
	member as materialized (
		select distinct cluster_id, organisation_id from membership
		where cluster_id = any(${[...clusterIds]}::uuid[])
			and valid_from <= ${today} and (valid_until is null or valid_until > ${today})
	)`;

/** Who covers each step and what is asked for there, several clusters taken together. */
export async function readCover(db: Database, extent: Extent): Promise<Cover[]> {
	const { rows } = await sql<Cover>`
		with ${members(extent)}, own as materialized (select distinct organisation_id from member),
		told as (
			select concat(chain, ':', step) as step, 'member' as what, organisation_id as id
			from own join organisation_chain_step using (organisation_id)
			union all
			select step, direction, entry.id from own
				join marketplace_entry entry using (organisation_id)
				cross join lateral unnest(chain_steps) step
			where state = 'published'
			union all
			select chain_step, 'need', id from need
			where cluster_id = any(${[...extent.clusterIds]}::uuid[]) and withdrawn_at is null
				and chain_step is not null
				and not exists (select from need_answer where need_id = need.id)
		)
		select step, count(*) filter (where what = 'member')::int as members,
			count(*) filter (where what = 'offer')::int as offers,
			count(*) filter (where what = 'request')::int as requests,
			count(*) filter (where what = 'need')::int as needs
		from told group by step order by step`.execute(db);
	return rows;
}

export type AtStep = { step: string; organisationId: string; clusterId: string; of: number };

/** The first members at each step, in each cluster, with how many there are of them. */
export async function listAtSteps(
	db: Database,
	extent: Extent,
	{ most, steps }: { most: number; steps?: readonly string[] }
): Promise<AtStep[]> {
	if (extent.clusterIds.length === 0 || steps?.length === 0) return [];
	const isAsked = steps ? sql`concat(chain, ':', step) = any(${[...steps]}::text[])` : sql`true`;
	const { rows } = await sql<AtStep>`
		with ${members(extent)}, ranked as (
			select concat(chain, ':', step) as step, organisation_id, cluster_id,
				count(*) over (partition by chain, step, cluster_id)::int as of,
				row_number() over (partition by chain, step, cluster_id
					order by organisation.registered_at, organisation_id) as place
			from member join organisation_chain_step using (organisation_id)
				join organisation on organisation.id = organisation_id
			where ${isAsked}
		)
		select step, organisation_id, cluster_id, of from ranked
		where place <= ${most} order by step, cluster_id, place`.execute(db);
	return rows;
}
