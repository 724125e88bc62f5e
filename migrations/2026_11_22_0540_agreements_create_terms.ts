import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table agreement_term (
			id uuid primary key,
			agreement_id uuid not null references agreement on delete cascade,
			valid_from date not null,
			valid_until date,
			cause text not null check (cause in ('signed', 'renewed', 'amended', 'recorded')),
			cause_id uuid,
			begun_at timestamptz not null,
			begun_by_id uuid references person,
			constraint agreement_term_dates_cross check (valid_until >= valid_from),
			constraint agreement_term_one_at_a_time exclude using gist (
				agreement_id with =, daterange(valid_from, valid_until) with &&)
		)`.execute(db);
	await sql`create index agreement_term_until on agreement_term (valid_until)`.execute(db);

	await sql`
		create table agreement_termination (
			agreement_id uuid primary key references agreement on delete cascade,
			given_on date not null,
			ends_on date not null,
			cause text not null check (cause in ('notice', 'consent', 'replaced', 'dissolution', 'lapse')),
			reason text not null default '',
			recorded_at timestamptz not null,
			recorded_by_id uuid references person,
			constraint agreement_termination_dates_cross check (ends_on >= given_on)
		)`.execute(db);
	await sql`
		create table party_withdrawal (
			party_id uuid primary key references agreement_party on delete cascade,
			given_on date not null,
			ends_on date not null,
			reason text not null default '',
			file_id uuid references stored_file,
			recorded_at timestamptz not null,
			recorded_by_id uuid references person,
			constraint party_withdrawal_dates_cross check (ends_on >= given_on)
		)`.execute(db);
}
