import { sql, type Kysely } from 'kysely';

/** Whole lists are counted from this index alone, without their texts. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`create index search_entry_counted on search_entry (subject_kind, country, region)
		include (kinds, sectors) where not is_dormant`.execute(db);
	await sql`drop index search_entry_facets`.execute(db);
}
