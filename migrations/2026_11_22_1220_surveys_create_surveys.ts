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
			open_until date,
			closed_at timestamptz,
			asked_count integer,
			has_public_results boolean not null default false,
			copied_from_id uuid references survey on delete set null,
			is_demo boolean not null default false,
			edition integer not null default 1,
			made_at timestamptz not null,
			made_by_id uuid references person,
			constraint survey_open_until_a_day check (opened_at is null or open_until is not null)
		)`.execute(db);
	await sql`create index survey_cluster on survey (cluster_id, made_at)`.execute(db);
	await sql`
		create index survey_open on survey (open_until)
		where opened_at is not null and closed_at is null`.execute(db);

	await sql`
		create table survey_question (
			id uuid primary key,
			survey_id uuid not null references survey on delete cascade,
			kind text not null check (kind in ('one', 'many', 'scale', 'number', 'text')),
			texts jsonb not null,
			options jsonb not null default '[]',
			is_required boolean not null default false,
			position integer not null,
			origin text not null
		)`.execute(db);
	await sql`create index survey_question_survey on survey_question (survey_id, position)`.execute(
		db
	);
	await sql`create index survey_question_origin on survey_question (origin)`.execute(db);

	// What an organisation says; what of it was counted when the survey last closed, and what the
	// organisation was then: a record that changes later would take its answer to another part.
	await sql`
		create table survey_answer (
			id uuid primary key,
			survey_id uuid not null references survey on delete cascade,
			organisation_id uuid not null references organisation,
			person_id uuid references person,
			locale text not null,
			answers jsonb not null,
			counted jsonb,
			counted_as jsonb,
			answered_at timestamptz not null,
			edition integer not null default 1,
			constraint survey_answered_once unique (survey_id, organisation_id)
		)`.execute(db);
	await sql`create index survey_answer_organisation on survey_answer (organisation_id)`.execute(db);

	// Who was written to, by the digest of the address: nobody twice for one thing.
	await sql`
		create table survey_letter (
			survey_id uuid not null references survey on delete cascade,
			kind text not null check (kind in ('invitation', 'reminder')),
			address_digest text not null,
			written_at timestamptz not null,
			primary key (survey_id, kind, address_digest)
		)`.execute(db);
}
