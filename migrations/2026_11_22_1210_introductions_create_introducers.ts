import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	// Whoever knows somebody in an organisation and has agreed to introduce others there.
	await sql`
		create table introducer (
			id uuid primary key,
			person_id uuid not null references person on delete cascade,
			organisation_id uuid not null references organisation on delete cascade,
			basis text not null check (basis in ('meeting', 'agreement', 'conversation', 'own_word')),
			note text not null default '' check (length(note) <= 500),
			agreed_at timestamptz not null,
			withdrawn_at timestamptz,
			constraint introducer_once unique (person_id, organisation_id)
		)`.execute(db);
	await sql`
		create index introducer_organisation on introducer (organisation_id)
		where withdrawn_at is null`.execute(db);

	await sql`
		create table introduction_request (
			id uuid primary key,
			introducer_id uuid not null references person on delete cascade,
			organisation_id uuid not null references organisation on delete cascade,
			asked_by_id uuid not null references person on delete cascade,
			message text not null check (length(message) between 1 and 2000),
			locale text not null,
			asked_at timestamptz not null,
			answered_at timestamptz,
			answer text check (answer in ('introduced', 'declined')),
			answer_text text not null default '' check (length(answer_text) <= 2000),
			constraint introduction_asked_once unique (introducer_id, organisation_id, asked_by_id)
		)`.execute(db);
	await sql`create index introduction_request_asker on introduction_request (asked_by_id)`.execute(
		db
	);
	await sql`create index introduction_request_organisation
		on introduction_request (organisation_id)`.execute(db);
}
