import { sql, type Kysely } from 'kysely';

/** Whoever keeps in memory what can be found hears which subjects have changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
	// A word of the channel has no more than 8,000 bytes.
	await sql`
		create function tell_of_search_entries() returns trigger language plpgsql as $$
			begin
				perform pg_notify('osnova_search', told) from (
					select string_agg(subject_kind || ' ' || subject_id, ',') as told
					from (select subject_kind, subject_id, (row_number() over () - 1) / 140 as lot
						from changed) as numbered
					group by lot) as lots;
				return null;
			end
		$$`.execute(db);
	for (const [when, table] of [
		['insert', 'new'],
		['update', 'new'],
		['delete', 'old']
	] as const)
		await sql`create trigger ${sql.raw(`search_entry_tells_of_${when} after ${when} on search_entry
			referencing ${table} table as changed`)}
			for each statement execute function tell_of_search_entries()`.execute(db);
}
