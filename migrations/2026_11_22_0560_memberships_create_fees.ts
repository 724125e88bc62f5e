import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table fee_account (
			cluster_id uuid primary key references cluster on delete cascade,
			issuer_id uuid not null references organisation,
			currency text not null check (currency ~ '^[A-Z]{3}$'),
			iban text,
			bic text,
			bank_name text,
			invoice_prefix text not null default '',
			vat_basis_points integer not null default 0 check (vat_basis_points between 0 and 5000),
			vat_exemption text,
			due_days integer not null default 14 check (due_days between 0 and 365),
			notice_months integer not null default 3 check (notice_months between 0 and 60),
			dunning_days integer[] not null default '{7,21,42}',
			suspend_after_days integer check (suspend_after_days > 0),
			edition integer not null default 1,
			changed_at timestamptz not null default now()
		)`.execute(db);
	await sql`
		create table fee_rate (
			id uuid primary key,
			class_id uuid not null references membership_class on delete cascade,
			amount_cents bigint not null check (amount_cents >= 0),
			period text not null check (period in ('month', 'quarter', 'half_year', 'year')),
			prorating text not null default 'day' check (prorating in ('day', 'month', 'none')),
			entrance_cents bigint not null default 0 check (entrance_cents >= 0),
			valid_from date not null,
			valid_until date,
			constraint fee_rate_dates_cross check (valid_until >= valid_from),
			constraint fee_rate_one_at_a_time exclude using gist (
				class_id with =, daterange(valid_from, valid_until) with &&)
		)`.execute(db);

	await sql`
		create table fee_invoice (
			id uuid primary key,
			cluster_id uuid not null references cluster,
			issuer_id uuid not null references organisation,
			membership_id uuid not null references membership,
			buyer_id uuid not null references organisation,
			kind text not null check (kind in ('invoice', 'credit_note')),
			corrects_id uuid references fee_invoice,
			year integer not null,
			sequence integer not null check (sequence > 0),
			number text not null,
			locale text not null,
			issued_on date not null,
			due_on date not null,
			period_from date not null,
			period_until date not null,
			currency text not null,
			net_cents bigint not null,
			vat_cents bigint not null,
			total_cents bigint not null,
			content jsonb not null,
			pdf_file_id uuid references stored_file,
			xml_file_id uuid references stored_file,
			issued_at timestamptz not null,
			issued_by_id uuid references person,
			credited_at timestamptz,
			constraint fee_invoice_number_taken unique (issuer_id, number),
			constraint fee_invoice_sequence_taken unique (issuer_id, kind, year, sequence),
			constraint fee_invoice_sums check (net_cents + vat_cents = total_cents),
			constraint fee_invoice_dates_cross check (period_until > period_from)
		)`.execute(db);
	await sql`create unique index fee_invoiced_already on fee_invoice (membership_id, period_from)
		where kind = 'invoice' and credited_at is null`.execute(db);
	await sql`create index fee_invoice_cluster on fee_invoice (cluster_id, due_on)`.execute(db);
	await sql`create index fee_invoice_buyer on fee_invoice (buyer_id)`.execute(db);
	await sql`create index fee_invoice_corrects on fee_invoice (corrects_id)`.execute(db);

	await sql`
		create table bank_statement (
			id uuid primary key,
			cluster_id uuid not null references cluster on delete cascade,
			format text not null check (format in ('camt053', 'mt940', 'csv')),
			file_id uuid not null references stored_file,
			digest text not null,
			iban text,
			number text,
			line_count integer not null,
			known_count integer not null default 0,
			taken_in_at timestamptz not null,
			taken_in_by_id uuid references person,
			constraint bank_statement_taken_in_already unique (cluster_id, digest)
		)`.execute(db);
	await sql`
		create table bank_line (
			id uuid primary key,
			cluster_id uuid not null references cluster on delete cascade,
			statement_id uuid not null references bank_statement on delete cascade,
			position integer not null,
			fingerprint text not null,
			booked_on date not null,
			amount_cents bigint not null,
			currency text not null,
			payer_name text,
			payer_iban text,
			remittance text not null default '',
			reference text,
			set_aside_at timestamptz,
			set_aside_by_id uuid references person,
			set_aside_reason text,
			constraint bank_line_known unique (cluster_id, fingerprint)
		)`.execute(db);
	await sql`create index bank_line_statement on bank_line (statement_id, position)`.execute(db);

	await sql`
		create table payment (
			id uuid primary key,
			cluster_id uuid not null references cluster on delete cascade,
			bank_line_id uuid references bank_line,
			payer_id uuid references organisation,
			paid_on date not null,
			amount_cents bigint not null check (amount_cents > 0),
			currency text not null,
			note text not null default '',
			entered_at timestamptz not null,
			entered_by_id uuid references person,
			taken_back_at timestamptz,
			taken_back_by_id uuid references person
		)`.execute(db);
	await sql`create unique index payment_line_used_already on payment (bank_line_id)
		where taken_back_at is null`.execute(db);
	await sql`create index payment_cluster on payment (cluster_id, paid_on)`.execute(db);
	await sql`
		create table payment_share (
			payment_id uuid not null references payment on delete cascade,
			invoice_id uuid not null references fee_invoice,
			amount_cents bigint not null check (amount_cents > 0),
			primary key (payment_id, invoice_id)
		)`.execute(db);
	await sql`create index payment_share_invoice on payment_share (invoice_id)`.execute(db);
	await sql`
		create table fee_dunning (
			invoice_id uuid not null references fee_invoice on delete cascade,
			level integer not null check (level > 0),
			sent_at timestamptz not null,
			sent_by_id uuid references person,
			primary key (invoice_id, level)
		)`.execute(db);
}
