import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table survey (
			id uuid primary key,
			cluster_id uuid not null references cluster,
			original_locale text not null,
			titles jsonb not null,
			introductions jsonb not null default '{}',
			opened_at timestamptz,
			closes_at timestamptz,
			closed_at timestamptz,
			reminded_at timestamptz,
			has_public_results boolean not null default false,
			is_demo boolean not null default false,
			edition integer not null default 1,
			made_at timestamptz not null,
			made_by_id uuid references person,
			constraint survey_times_cross check (closes_at > opened_at)
		)`.execute(db);
	await sql`create index survey_cluster on survey (cluster_id, made_at)`.execute(db);

	await sql`
		create table survey_question (
			id uuid primary key,
			survey_id uuid not null references survey on delete cascade,
			kind text not null check (kind in ('one', 'many', 'scale', 'number', 'text')),
			texts jsonb not null,
			options jsonb not null default '[]',
			is_required boolean not null default false,
			position integer not null
		)`.execute(db);
	await sql`create index survey_question_survey on survey_question (survey_id, position)`.execute(
		db
	);

	await sql`
		create table survey_answer (
			id uuid primary key,
			survey_id uuid not null references survey on delete cascade,
			organisation_id uuid not null references organisation,
			person_id uuid references person,
			locale text not null,
			answers jsonb not null,
			answered_at timestamptz not null,
			edition integer not null default 1,
			constraint survey_answered_once unique (survey_id, organisation_id)
		)`.execute(db);
	await sql`create index survey_answer_organisation on survey_answer (organisation_id)`.execute(db);
}
