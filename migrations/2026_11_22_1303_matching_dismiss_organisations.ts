import { sql, type Kysely } from 'kysely';

/** «Not for us», said of an organisation that was proposed for an entry. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table match_organisation_dismissal (
			id uuid primary key,
			entry_id uuid not null references marketplace_entry on delete cascade,
			organisation_id uuid not null references organisation on delete cascade,
			reason text not null check (reason in ('sector', 'region', 'size', 'known_already', 'other')),
			dismissed_at timestamptz not null,
			dismissed_by_id uuid references person,
			constraint match_organisation_dismissed_once unique (entry_id, organisation_id)
		)`.execute(db);
	await sql`create index match_organisation_dismissal_organisation
		on match_organisation_dismissal (organisation_id)`.execute(db);
}
