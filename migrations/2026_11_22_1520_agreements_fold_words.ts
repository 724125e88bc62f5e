import { sql, type Kysely } from 'kysely';
import { foldTexts } from '#platform/search/spelled.ts';

/** Titles and number as they are looked for, in whatever letters and case. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table agreement add column folded text not null default ''`.execute(db);
	const { rows } = await sql<{ id: string; texts: string[] }>`
		select a.id, array_prepend(a.reference, array_agg(t.title order by t.locale)) as texts
		from agreement a join agreement_text t on t.agreement_id = a.id group by a.id`.execute(db);
	const folded = rows.map(({ id, texts }) => ({ id, folded: foldTexts(texts) }));
	await sql`
		update agreement set folded = told.folded
		from json_to_recordset(${JSON.stringify(folded)}::json) as told (id uuid, folded text)
		where agreement.id = told.id`.execute(db);
	await sql`create index agreement_folded on agreement using gin (folded gin_trgm_ops)`.execute(db);
	await sql`drop index agreement_reference`.execute(db);
	await sql`drop index agreement_text_title`.execute(db);
}
