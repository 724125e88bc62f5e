import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table search_entry (
			subject_kind text not null,
			subject_id uuid not null,
			titles jsonb not null,
			original_locale text not null,
			summaries jsonb not null default '{}',
			path text not null,
			country text,
			region text,
			kinds text[] not null default '{}',
			sectors text[] not null default '{}',
			labels text[] not null default '{}',
			latitude double precision,
			longitude double precision,
			is_dormant boolean not null default false,
			words tsvector not null,
			names text not null,
			changed_at timestamptz not null default now(),
			primary key (subject_kind, subject_id)
		)`.execute(db);
	await sql`create index search_entry_words on search_entry using gin (words)`.execute(db);
	await sql`create index search_entry_names on search_entry using gin (names gin_trgm_ops)`.execute(
		db
	);
	await sql`create index search_entry_place on search_entry (country, region)`.execute(db);
}
