import { sql, type Kysely } from 'kysely';

/** What a published entry is about: from here its counterparts are found without reading a text. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table entry_concept (
			concept text not null,
			direction text not null check (direction in ('offer', 'request')),
			entry_id uuid not null references marketplace_entry on delete cascade,
			primary key (concept, direction, entry_id)
		)`.execute(db);
	await sql`create index entry_concept_entry on entry_concept (entry_id, concept)`.execute(db);
}
