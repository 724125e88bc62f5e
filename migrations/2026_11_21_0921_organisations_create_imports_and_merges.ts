import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table organisation_import (
			id uuid primary key,
			kind text not null check (kind in ('organisations', 'members', 'figures')),
			cluster_id uuid,
			file_id uuid not null references stored_file,
			encoding text,
			sheet text,
			heading_digest text,
			headings jsonb not null default '[]',
			mapping jsonb not null default '{}',
			row_count integer not null default 0,
			created_by_id uuid not null references person,
			created_at timestamptz not null,
			checked_at timestamptz,
			started_at timestamptz,
			done_rows integer not null default 0,
			accepted_rows integer not null default 0,
			refused_rows integer not null default 0,
			finished_at timestamptz,
			failure text,
			undone_at timestamptz,
			undone_by_id uuid references person
		)`.execute(db);

	await sql`
		create table organisation_import_row (
			import_id uuid not null references organisation_import on delete cascade,
			row_number integer not null,
			outcome text not null check (outcome in ('new', 'known', 'refused', 'skipped')),
			reason text,
			details jsonb not null default '{}',
			subject_kind text,
			subject_id uuid,
			primary key (import_id, row_number)
		)`.execute(db);
	await sql`create index organisation_import_row_subject on organisation_import_row (subject_kind, subject_id)`.execute(
		db
	);

	await sql`
		create table import_mapping (
			heading_digest text not null,
			kind text not null,
			person_id uuid not null references person,
			mapping jsonb not null,
			used_at timestamptz not null,
			primary key (heading_digest, kind, person_id)
		)`.execute(db);

	await sql`
		create table organisation_merge (
			id uuid primary key,
			kept_id uuid not null references organisation,
			merged_id uuid not null references organisation,
			before jsonb not null,
			merged_by_id uuid not null references person,
			merged_at timestamptz not null,
			undone_at timestamptz,
			undone_by_id uuid references person,
			constraint organisation_merge_with_itself check (kept_id <> merged_id)
		)`.execute(db);
}
