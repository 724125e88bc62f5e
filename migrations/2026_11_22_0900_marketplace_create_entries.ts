import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table cluster_marketplace (
			cluster_id uuid primary key references cluster,
			checks smallint not null default 1 check (checks between 0 and 2),
			valid_months smallint not null default 6 check (valid_months between 1 and 24),
			edition integer not null default 1,
			changed_at timestamptz not null default now()
		)`.execute(db);

	await sql`
		create table marketplace_entry (
			id uuid primary key,
			organisation_id uuid not null references organisation,
			cluster_id uuid references cluster,
			kind text not null check (kind in ('product', 'service', 'capacity', 'technology', 'research', 'partner_search', 'internship', 'know_how', 'good_practice')),
			direction text not null check (direction in ('offer', 'request')),
			state text not null default 'draft' check (state in ('draft', 'submitted', 'checked', 'returned', 'published', 'expired', 'closed', 'removed')),
			original_locale text not null,
			stage text check (stage in ('concept', 'under_development', 'tested', 'demonstrated', 'on_the_market')),
			property text check (property in ('none', 'secret', 'copyright', 'design', 'trade_mark', 'patent_applied', 'patent_granted')),
			partnerships text[] not null default '{}',
			partner_kinds text[] not null default '{}',
			partner_sizes text[] not null default '{}',
			wanted_countries text[] not null default '{}',
			wanted_regions text[] not null default '{}',
			activities text[] not null default '{}',
			chain_steps text[] not null default '{}',
			languages text[] not null default '{}',
			quantity numeric(14, 2) check (quantity > 0),
			unit text check (length(unit) <= 40),
			available_from date,
			available_until date,
			call_name text,
			call_url text,
			call_deadline date,
			valid_until date,
			contact_way text not null default 'direct' check (contact_way in ('direct', 'broker')),
			contact_person_id uuid references person,
			shown_to_all text not null default 'name' check (shown_to_all in ('sector', 'size', 'name', 'contact')),
			shown_to_members text not null default 'contact' check (shown_to_members in ('sector', 'size', 'name', 'contact')),
			is_demo boolean not null default false,
			edition integer not null default 1,
			entered_at timestamptz not null default now(),
			entered_by_id uuid references person,
			published_at timestamptz,
			changed_at timestamptz not null default now(),
			constraint entry_availability_crosses check (available_until >= available_from)
		)`.execute(db);
	await sql`create index marketplace_entry_organisation on marketplace_entry (organisation_id)`.execute(
		db
	);
	await sql`create index marketplace_entry_cluster on marketplace_entry (cluster_id, state)`.execute(
		db
	);
	await sql`create index marketplace_entry_runs_out on marketplace_entry (valid_until) where state = 'published'`.execute(
		db
	);

	await sql`
		create table entry_text (
			entry_id uuid not null references marketplace_entry on delete cascade,
			locale text not null,
			title text not null default '' check (length(title) <= 200),
			summary text not null default '' check (length(summary) <= 1000),
			description text not null default '' check (length(description) <= 10000),
			advantages text not null default '' check (length(advantages) <= 4000),
			partner_sought text not null default '' check (length(partner_sought) <= 4000),
			primary key (entry_id, locale)
		)`.execute(db);

	// What is being typed and was not yet saved as the entry: one a person, from whichever tab came last.
	await sql`
		create table entry_draft (
			id uuid primary key,
			entry_id uuid references marketplace_entry on delete cascade,
			person_id uuid not null references person,
			base_edition integer not null default 0,
			revision integer not null default 1,
			typed jsonb not null,
			saved_at timestamptz not null default now()
		)`.execute(db);
	await sql`create unique index entry_draft_one_a_person on entry_draft (person_id, entry_id)`.execute(
		db
	);

	await sql`
		create table entry_step (
			id uuid primary key,
			entry_id uuid not null references marketplace_entry on delete cascade,
			kind text not null check (kind in ('submitted', 'withdrawn', 'checked', 'returned', 'published', 'renewed', 'asked', 'expired', 'closed', 'removed', 'appealed', 'restored', 'upheld')),
			at timestamptz not null,
			by_id uuid references person,
			comment text not null default '' check (length(comment) <= 4000),
			reason text,
			details jsonb not null default '{}'
		)`.execute(db);
	await sql`create index entry_step_entry on entry_step (entry_id, at)`.execute(db);

	await sql`
		create table entry_party (
			id uuid primary key,
			entry_id uuid not null references marketplace_entry on delete cascade,
			organisation_id uuid not null references organisation,
			role text not null check (role in ('lead', 'producer', 'designer', 'supplier', 'researcher', 'seller', 'funder', 'other')),
			share text not null default '' check (length(share) <= 1000),
			position integer not null default 0,
			invited_at timestamptz not null,
			agreed_at timestamptz,
			agreed_by_id uuid references person,
			declined_at timestamptz,
			declined_by_id uuid references person,
			edition_agreed integer,
			constraint entry_party_once unique (entry_id, organisation_id),
			constraint entry_party_one_answer check (num_nonnulls(agreed_at, declined_at) <= 1)
		)`.execute(db);
	await sql`create index entry_party_organisation on entry_party (organisation_id)`.execute(db);

	await sql`
		create table entry_file (
			id uuid primary key,
			entry_id uuid not null references marketplace_entry on delete cascade,
			file_id uuid not null references stored_file,
			kind text not null check (kind in ('photo', 'document')),
			titles jsonb not null default '{}',
			position integer not null default 0,
			added_at timestamptz not null,
			added_by_id uuid references person
		)`.execute(db);
	await sql`create index entry_file_entry on entry_file (entry_id, position)`.execute(db);
}
