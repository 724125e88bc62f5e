import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { listConflicts, type Compared, type Conflict, type Tie } from './conflicts.ts';

const compared = ['disputes', 'governing_law', 'exclusivity'];

/** An agreement beside all others in which two of its parties stand, or which it rests on. */
export async function findConflicts(db: Database, agreementId: string): Promise<Conflict[]> {
	const { rows } = await sql<{ id: string }>`
		select agreement_id as id from agreement_party
		where coalesce(cluster_id, organisation_id) in (
			select coalesce(cluster_id, organisation_id) from agreement_party
			where agreement_id = ${agreementId})
		group by agreement_id having count(*) > 1
		union select predecessor_id from agreement_lineage where successor_id = ${agreementId}
		union select ${agreementId}::uuid limit 200`.execute(db);
	const ids = rows.map(({ id }) => id);
	const [all, ties] = await Promise.all([readCompared(db, ids), listTies(db, agreementId)]);
	const one = all.find(({ id }) => id === agreementId);
	return one ? listConflicts(one, all, ties) : [];
}

async function listTies(db: Database, id: string): Promise<Tie[]> {
	return db
		.selectFrom('agreementLineage')
		.select(['predecessorId', 'successorId', 'relation'])
		.where((or) => or.or([or('predecessorId', '=', id), or('successorId', '=', id)]))
		.execute();
}

async function readCompared(db: Database, ids: readonly string[]): Promise<Compared[]> {
	const { rows } = await sql<Compared>`
		select id, kind, state, notice_months as "noticeMonths",
			coalesce((select max(valid_until) - 1 from agreement_term t where t.agreement_id = a.id),
				ends_on) as "endsOn",
			(select coalesce(array_agg(coalesce(cluster_id, organisation_id)::text), '{}')
				from agreement_party p where p.agreement_id = a.id) as parties,
			(select coalesce(array_agg(area order by area), '{}')
				from agreement_area r where r.agreement_id = a.id) as areas,
			(select coalesce(jsonb_object_agg(template, texts), '{}') from (
				select c.template, jsonb_object_agg(x.locale, x.body) as texts
				from agreement_version v
				join clause c on c.version_id = v.id and c.template in (${sql.join(compared)})
				join clause_text x on x.clause_id = c.id
				where v.agreement_id = a.id and v.number = (select max(number)
					from agreement_version w where w.agreement_id = a.id)
				group by c.template) said) as says
		from agreement a where id = any(${[...ids]}::uuid[]) order by id`.execute(db);
	return rows;
}
