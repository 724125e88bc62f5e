import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table interest (
			id uuid primary key,
			entry_id uuid not null references marketplace_entry,
			organisation_id uuid not null references organisation,
			person_id uuid references person,
			way text not null check (way in ('direct', 'broker')),
			state text not null default 'received' check (state in ('received', 'forwarded', 'accepted', 'declined', 'released', 'negotiating', 'ended', 'withdrawn')),
			message text not null check (length(message) between 1 and 4000),
			locale text not null,
			is_demo boolean not null default false,
			edition integer not null default 1,
			expressed_at timestamptz not null,
			changed_at timestamptz not null
		)`.execute(db);
	await sql`
		create unique index interest_open_once on interest (entry_id, organisation_id)
		where state not in ('declined', 'ended', 'withdrawn')`.execute(db);
	await sql`create index interest_organisation on interest (organisation_id, state)`.execute(db);

	await sql`
		create table interest_step (
			id uuid primary key,
			interest_id uuid not null references interest on delete cascade,
			kind text not null check (kind in ('received', 'forwarded', 'accepted', 'declined', 'released', 'negotiating', 'ended', 'withdrawn', 'reminded')),
			at timestamptz not null,
			by_id uuid references person,
			comment text not null default '' check (length(comment) <= 2000)
		)`.execute(db);
	await sql`create index interest_step_interest on interest_step (interest_id, at)`.execute(db);

	await sql`
		create table interest_message (
			id uuid primary key,
			interest_id uuid not null references interest on delete cascade,
			side text not null check (side in ('interested', 'owner', 'broker')),
			person_id uuid references person,
			text text not null check (length(text) between 1 and 8000),
			locale text not null,
			written_at timestamptz not null
		)`.execute(db);
	await sql`create index interest_message_interest on interest_message (interest_id, written_at)`.execute(
		db
	);

	await sql`
		create table interest_reading (
			interest_id uuid not null references interest on delete cascade,
			person_id uuid not null references person,
			read_at timestamptz not null,
			primary key (interest_id, person_id)
		)`.execute(db);

	// A side's contact is given by its own deed, and kept as it was given.
	await sql`
		create table contact_release (
			id uuid primary key,
			interest_id uuid not null references interest on delete cascade,
			side text not null check (side in ('interested', 'owner')),
			person_id uuid references person,
			name text not null,
			email text,
			phone text,
			released_at timestamptz not null,
			withdrawn_at timestamptz,
			constraint contact_released_once unique (interest_id, side)
		)`.execute(db);

	await sql`
		create table interest_outcome (
			id uuid primary key,
			interest_id uuid not null references interest on delete cascade,
			side text not null check (side in ('interested', 'owner')),
			months smallint not null check (months in (3, 6, 12)),
			asked_at timestamptz,
			answer text check (answer in ('contract', 'order', 'project', 'talking', 'friendship', 'nothing')),
			value_cents bigint check (value_cents >= 0),
			currency text check (currency ~ '^[A-Z]{3}$'),
			note text not null default '' check (length(note) <= 2000),
			answered_at timestamptz,
			answered_by_id uuid references person,
			constraint outcome_once unique (interest_id, side, months)
		)`.execute(db);
}
