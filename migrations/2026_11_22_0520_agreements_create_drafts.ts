import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table agreement (
			id uuid primary key,
			owner_kind text not null check (owner_kind in ('cluster', 'alliance', 'organisation')),
			owner_id uuid not null,
			reference text not null check (length(reference) between 1 and 60),
			kind text not null check (kind in ('letter_of_intent', 'cooperation_agreement',
				'accession_declaration', 'cluster_rules', 'statute', 'intercluster_agreement',
				'consortium_agreement', 'annex', 'other')),
			original_locale text not null,
			binding_locale text,
			amount_cents bigint,
			currency text check (currency ~ '^[A-Z]{3}$'),
			starts_on date,
			ends_on date,
			notice_months integer check (notice_months between 0 and 120),
			renewal text not null default 'none' check (renewal in ('none', 'automatic', 'by_agreement')),
			renewal_months integer check (renewal_months between 1 and 600),
			is_public boolean not null default false,
			state text not null default 'draft' check (state in ('draft', 'negotiation', 'approval',
				'signing', 'signed', 'in_force', 'expired', 'terminated', 'replaced', 'abandoned')),
			is_demo boolean not null default false,
			edition integer not null default 1,
			registered_at timestamptz not null default now(),
			changed_at timestamptz not null default now(),
			constraint agreement_reference_taken unique (owner_kind, owner_id, reference),
			constraint agreement_dates_cross check (ends_on > starts_on)
		)`.execute(db);

	await sql`
		create table agreement_text (
			agreement_id uuid not null references agreement on delete cascade,
			locale text not null,
			title text not null check (length(title) between 1 and 300),
			summary text not null default '',
			primary key (agreement_id, locale)
		)`.execute(db);

	await sql`create index agreement_state on agreement (state, registered_at)`.execute(db);
	await sql`
		create table agreement_step (
			id uuid primary key,
			agreement_id uuid not null references agreement on delete cascade,
			state text not null,
			at timestamptz not null,
			by_id uuid references person,
			note text
		)`.execute(db);
	await sql`create index agreement_step_agreement on agreement_step (agreement_id)`.execute(db);

	await sql`
		create table agreement_lineage (
			successor_id uuid not null references agreement on delete cascade,
			predecessor_id uuid not null references agreement on delete cascade,
			relation text not null check (relation in ('follows', 'amends', 'replaces', 'accedes')),
			linked_at timestamptz not null default now(),
			primary key (successor_id, predecessor_id),
			constraint agreement_own_successor check (successor_id <> predecessor_id)
		)`.execute(db);
	await sql`create index agreement_lineage_predecessor on agreement_lineage (predecessor_id)`.execute(
		db
	);

	await sql`
		create table agreement_party (
			id uuid primary key,
			agreement_id uuid not null references agreement on delete cascade,
			position integer not null,
			organisation_id uuid references organisation,
			cluster_id uuid references cluster,
			signing_organisation_id uuid references organisation,
			role text not null check (role in ('coordinator', 'party', 'umbrella', 'partner', 'host',
				'member', 'funder')),
			joined_on date,
			constraint agreement_party_somebody check (organisation_id is not null or cluster_id is not null)
		)`.execute(db);
	await sql`create unique index agreement_party_named_already on agreement_party
		(agreement_id, coalesce(cluster_id, organisation_id))`.execute(db);
	await sql`create index agreement_party_organisation on agreement_party (organisation_id)`.execute(
		db
	);
	await sql`create index agreement_party_signing on agreement_party (signing_organisation_id)`.execute(
		db
	);
	await sql`create index agreement_party_cluster on agreement_party (cluster_id)`.execute(db);

	await sql`
		create table agreement_area (
			agreement_id uuid not null references agreement on delete cascade,
			area text not null,
			position integer not null default 0,
			primary key (agreement_id, area)
		)`.execute(db);

	await sql`
		create table agreement_version (
			id uuid primary key,
			agreement_id uuid not null references agreement on delete cascade,
			number integer not null check (number > 0),
			base_version_id uuid references agreement_version,
			locales text[] not null,
			parties jsonb not null default '[]',
			terms jsonb not null default '[]',
			note text,
			edition integer not null default 1,
			created_at timestamptz not null default now(),
			created_by_id uuid references person,
			frozen_at timestamptz,
			frozen_by_id uuid references person,
			digest text,
			constraint agreement_version_number_taken unique (agreement_id, number),
			constraint agreement_version_frozen_whole check ((frozen_at is null) = (digest is null))
		)`.execute(db);
	await sql`create unique index agreement_version_one_draft on agreement_version (agreement_id)
		where frozen_at is null`.execute(db);

	await sql`
		create table clause (
			id uuid primary key,
			version_id uuid not null references agreement_version on delete cascade,
			key uuid not null,
			parent_key uuid,
			position integer not null,
			template text,
			area text,
			constraint clause_key_twice unique (version_id, key)
		)`.execute(db);
	await sql`
		create table clause_text (
			clause_id uuid not null references clause on delete cascade,
			locale text not null,
			heading text not null default '',
			body text not null default '',
			primary key (clause_id, locale)
		)`.execute(db);

	await sql`
		create table clause_template (
			id uuid primary key,
			owner_kind text not null check (owner_kind in ('cluster', 'alliance', 'organisation')),
			owner_id uuid not null,
			name text not null,
			kinds text[] not null default '{}',
			area text,
			texts jsonb not null,
			saved_at timestamptz not null default now(),
			saved_by_id uuid references person,
			retired_at timestamptz
		)`.execute(db);
	await sql`create index clause_template_owner on clause_template (owner_kind, owner_id)`.execute(
		db
	);

	await sql`
		create table clause_comment (
			id uuid primary key,
			agreement_id uuid not null references agreement on delete cascade,
			version_id uuid not null references agreement_version,
			clause_key uuid,
			answers_id uuid references clause_comment,
			party_id uuid references agreement_party on delete set null,
			person_id uuid references person,
			locale text not null,
			text text not null check (length(text) between 1 and 10000),
			written_at timestamptz not null,
			settled_at timestamptz,
			settled_by_id uuid references person
		)`.execute(db);
	await sql`create index clause_comment_agreement on clause_comment (agreement_id, clause_key)`.execute(
		db
	);

	await sql`
		create table amendment (
			id uuid primary key,
			agreement_id uuid not null references agreement on delete cascade,
			version_id uuid not null references agreement_version,
			clause_key uuid,
			after_key uuid,
			change text not null check (change in ('replace', 'insert', 'strike')),
			texts jsonb not null default '{}',
			reason text not null default '',
			party_id uuid references agreement_party on delete set null,
			proposed_by_id uuid references person,
			proposed_at timestamptz not null
		)`.execute(db);
	await sql`create index amendment_agreement on amendment (agreement_id, clause_key)`.execute(db);
	await sql`
		create table amendment_decision (
			amendment_id uuid primary key references amendment on delete cascade,
			outcome text not null check (outcome in ('accepted', 'declined', 'withdrawn')),
			reason text not null default '',
			version_id uuid references agreement_version,
			decided_at timestamptz not null,
			decided_by_id uuid references person
		)`.execute(db);

	await sql`
		create table party_approval (
			id uuid primary key,
			version_id uuid not null references agreement_version on delete cascade,
			party_id uuid not null references agreement_party on delete cascade,
			outcome text not null check (outcome in ('approved', 'declined')),
			organ_name text,
			resolution_reference text,
			resolution_id uuid references resolution,
			resolved_on date,
			reason text not null default '',
			given_at timestamptz not null,
			given_by_id uuid references person,
			constraint party_approval_given_already unique (version_id, party_id)
		)`.execute(db);

	await sql`
		create table agreement_chain_entry (
			agreement_id uuid not null references agreement on delete cascade,
			number integer not null check (number > 0),
			kind text not null,
			at timestamptz not null,
			content jsonb not null,
			previous_digest text not null,
			digest text not null,
			primary key (agreement_id, number)
		)`.execute(db);
}
