import { sql, type Kysely } from 'kysely';

/**
 * Lists are counted from one short tally of who is alike in everything they are narrowed by. NACE
 * divisions would make it nearly as long as the list: they narrow it, and are not told with it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table search_entry add column counted_sectors text[] not null default '{}'`.execute(
		db
	);
	await sql`update search_entry set counted_sectors = array(
		select sector from unnest(sectors) with ordinality as listed (sector, place)
		where sector not like 'nace-%' order by place) where sectors <> '{}'`.execute(db);
	await sql`create index search_entry_tallied on search_entry (subject_kind, country, region)
		include (kinds, counted_sectors, labels) where not is_dormant`.execute(db);
	await sql`drop index search_entry_counted`.execute(db);
	// Any list comes from one index in its order, narrowed or not.
	await sql`create index search_entry_by_name on search_entry (sort_name, subject_id)`.execute(db);
	await sql`drop index search_entry_in_order`.execute(db);
}
