import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table obligation (
			id uuid primary key,
			agreement_id uuid not null references agreement on delete cascade,
			clause_key uuid,
			area text not null,
			party_id uuid references agreement_party,
			owner_id uuid references person,
			original_locale text not null,
			texts jsonb not null,
			recurrence text not null default 'none' check (recurrence in ('none', 'monthly', 'quarterly',
				'half_yearly', 'yearly')),
			due_on date,
			until date,
			edition integer not null default 1,
			undertaken_at timestamptz not null default now(),
			undertaken_by_id uuid references person,
			released_at timestamptz,
			released_by_id uuid references person,
			release_reason text
		)`.execute(db);
	await sql`create index obligation_agreement on obligation (agreement_id, due_on)`.execute(db);
	await sql`create index obligation_due on obligation (due_on) where released_at is null`.execute(
		db
	);
	await sql`create index obligation_party on obligation (party_id)`.execute(db);
	await sql`create index obligation_owner on obligation (owner_id)`.execute(db);

	await sql`
		create table obligation_fulfilment (
			id uuid primary key,
			obligation_id uuid not null references obligation on delete cascade,
			due_on date,
			done_on date not null,
			note text not null default '',
			recorded_at timestamptz not null,
			recorded_by_id uuid references person,
			taken_back_at timestamptz,
			taken_back_by_id uuid references person
		)`.execute(db);
	await sql`create unique index obligation_fulfilled_already on obligation_fulfilment
		(obligation_id, due_on) nulls not distinct where taken_back_at is null`.execute(db);

	await sql`
		create table obligation_evidence (
			id uuid primary key,
			fulfilment_id uuid not null references obligation_fulfilment on delete cascade,
			kind text not null check (kind in ('event', 'meeting', 'exchange', 'entry', 'agreement', 'file',
				'link')),
			subject_id uuid,
			file_id uuid references stored_file,
			url text,
			label text not null,
			added_at timestamptz not null,
			added_by_id uuid references person
		)`.execute(db);
	await sql`create index obligation_evidence_fulfilment on obligation_evidence (fulfilment_id)`.execute(
		db
	);

	await sql`
		create table agreement_reminder (
			agreement_id uuid not null references agreement on delete cascade,
			kind text not null check (kind in ('renewal', 'expiry', 'obligation_due', 'obligation_overdue')),
			about text not null,
			sent_at timestamptz not null,
			primary key (agreement_id, kind, about)
		)`.execute(db);
}
