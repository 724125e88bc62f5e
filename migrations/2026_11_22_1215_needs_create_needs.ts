import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table need (
			id uuid primary key,
			organisation_id uuid references organisation,
			cluster_id uuid not null references cluster,
			locale text not null,
			text text not null check (length(text) between 1 and 2000),
			kind text not null check (kind in ('supplier', 'customer', 'technology', 'research',
				'people', 'training', 'finance', 'certification', 'premises', 'other')),
			chain_step text,
			activity text,
			sectors text[] not null default '{}',
			sentence text not null,
			shows_name boolean not null default false,
			source_kind text not null check (source_kind in ('member', 'survey', 'meeting', 'team')),
			source_id uuid,
			is_demo boolean not null default false,
			edition integer not null default 1,
			raised_at timestamptz not null,
			raised_by_id uuid references person,
			withdrawn_at timestamptz
		)`.execute(db);
	await sql`create index need_cluster on need (cluster_id, raised_at)`.execute(db);

	// The same sentence of the same member; of the team, where no member is named.
	await sql`create unique index need_said_once on need (cluster_id, organisation_id, sentence)
		nulls not distinct where withdrawn_at is null`.execute(db);
	await sql`create index need_organisation on need (organisation_id)`.execute(db);

	// What became of a need: an entry, an event, a project, an answer in words.
	await sql`
		create table need_answer (
			id uuid primary key,
			need_id uuid not null references need on delete cascade,
			kind text not null check (kind in ('entry', 'event', 'project', 'words')),
			subject_id uuid,
			text text not null default '' check (length(text) <= 2000),
			answered_at timestamptz not null,
			answered_by_id uuid references person,
			constraint need_answered_once unique (need_id, kind, subject_id)
		)`.execute(db);
	await sql`create index need_answer_subject on need_answer (subject_id)`.execute(db);

	// What members ask for in the marketplace, and whether anybody has shown interest in it.
	await sql`create index marketplace_entry_requested on marketplace_entry (organisation_id)
		where state = 'published' and direction = 'request'`.execute(db);
	await sql`create index interest_entry on interest (entry_id)`.execute(db);
}
