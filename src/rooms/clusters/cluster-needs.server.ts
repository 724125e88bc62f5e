import { sql } from 'kysely';
import { dayOf } from '#platform/calendar-day.ts';
import type { Database } from '#platform/database/database.ts';
import { prepared } from '#platform/database/prepared.ts';
import { confirmationState } from '#rooms/organisations/organisation.ts';

type Row = {
	id: string;
	registeredAt: Date;
	confirmedAt: Date | null;
	hasCoordinator: boolean;
	hasStage: boolean;
	member: number;
	partner: number;
};

/** What is missing or due in the records of clusters, for the desk of whoever keeps them. */
export async function listClusterNeeds(db: Database, ids: readonly string[], now: Date) {
	if (ids.length === 0) return new Map<string, ReturnType<typeof needsOf>>();
	const day = dayOf(now);
	const inForce = sql`valid_from <= ${day}::date and (valid_until is null or valid_until > ${day}::date)`;
	const { rows } = await sql<Row>`${prepared('cluster_needs')}
		select id, registered_at,
			(select max(confirmed_at) from confirmation
				where subject_kind = 'cluster' and subject_id = cluster.id) as confirmed_at,
			exists (select from cluster_coordinator
				where cluster_id = cluster.id and ${inForce}) as has_coordinator,
			exists (select from cluster_stage where cluster_id = cluster.id) as has_stage,
			counts.member, counts.partner
		from cluster cross join lateral (
			select count(*) filter (where kind = 'member') as member,
				count(*) filter (where kind = 'partner') as partner
			from membership where cluster_id = cluster.id and ${inForce}) as counts
		where id = any(${[...ids]}::uuid[])`.execute(db);
	return new Map(rows.map((row) => [row.id, needsOf(row, now)]));
}

const needsOf = (row: Row, now: Date) => ({
	counts: { member: row.member, partner: row.partner },
	needs: {
		confirmation: confirmationState(row.confirmedAt, row.registeredAt, now) !== 'confirmed',
		coordinator: !row.hasCoordinator,
		members: row.member === 0,
		stage: !row.hasStage
	}
});
