import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table membership_class_term (
			id uuid primary key,
			membership_id uuid not null references membership on delete cascade,
			class_id uuid not null references membership_class,
			valid_from date not null,
			valid_until date,
			constraint membership_class_term_dates_cross check (valid_until >= valid_from),
			constraint membership_class_one_at_a_time exclude using gist (
				membership_id with =, daterange(valid_from, valid_until) with &&)
		)`.execute(db);
	await sql`create index membership_class_term_class on membership_class_term (class_id)`.execute(
		db
	);
	await sql`
		create table application_confirmation (
			application_id uuid primary key references membership_application on delete cascade,
			way text not null check (way in ('page', 'paper', 'agreement')),
			name text not null check (length(name) between 1 and 200),
			confirmed_at timestamptz not null,
			recorded_by_id uuid references person
		)`.execute(db);
	await sql`
		create table membership_arrears (
			id uuid primary key,
			membership_id uuid not null references membership on delete cascade,
			since date not null,
			paid_up_on date,
			constraint membership_arrears_dates_cross check (paid_up_on >= since)
		)`.execute(db);
	await sql`create unique index membership_behind_already on membership_arrears (membership_id)
		where paid_up_on is null`.execute(db);
	await sql`
		create table fee_dunning_hold (
			invoice_id uuid primary key references fee_invoice on delete cascade,
			held_until date,
			reason text not null default '',
			held_at timestamptz not null,
			held_by_id uuid references person
		)`.execute(db);
	await sql`create index payment_share_payment on payment_share (payment_id)`.execute(db);
	await sql`create index fee_invoice_membership on fee_invoice (membership_id, period_from)`.execute(
		db
	);
	await sql`create index bank_line_open on bank_line (cluster_id, booked_on)`.execute(db);
}
