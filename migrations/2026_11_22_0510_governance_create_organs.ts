import { sql, type Kysely } from 'kysely';

const owner = sql`owner_kind text not null check (owner_kind in ('cluster', 'alliance')),
	owner_id uuid not null`;

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table organ (
			id uuid primary key,
			${owner},
			kind text not null check (kind in ('assembly', 'council', 'board', 'presidium',
				'audit_committee', 'project_group')),
			names jsonb not null,
			tasks jsonb not null default '{}',
			composition text not null check (composition in ('members', 'council', 'parties', 'seats')),
			weighting text not null default 'equal' check (weighting in ('equal', 'weights')),
			quorum_percent integer not null default 50 check (quorum_percent between 0 and 100),
			majority text not null default 'simple' check (majority in ('simple', 'absolute',
				'two_thirds', 'three_quarters', 'unanimous')),
			notice_days integer not null default 14 check (notice_days between 0 and 365),
			proxies_each integer not null default 1 check (proxies_each between 0 and 100),
			term_months integer check (term_months > 0),
			established_on date not null,
			dissolved_on date,
			edition integer not null default 1,
			is_demo boolean not null default false,
			constraint organ_dates_cross check (dissolved_on >= established_on)
		)`.execute(db);
	await sql`create index organ_owner on organ (owner_kind, owner_id)`.execute(db);

	await sql`
		create table organ_seat (
			id uuid primary key,
			organ_id uuid not null references organ on delete cascade,
			organisation_id uuid references organisation,
			person_name text not null check (length(person_name) between 1 and 200),
			person_id uuid references person,
			email text check (email = lower(email)),
			role text not null check (role in ('chair', 'deputy_chair', 'secretary', 'member')),
			weight integer not null default 1 check (weight >= 0),
			valid_from date not null,
			valid_until date,
			constraint organ_seat_dates_cross check (valid_until >= valid_from)
		)`.execute(db);
	await sql`create index organ_seat_organ on organ_seat (organ_id, valid_from)`.execute(db);
	await sql`create index organ_seat_organisation on organ_seat (organisation_id)`.execute(db);

	await sql`
		create table sitting (
			id uuid primary key,
			organ_id uuid not null references organ,
			number integer not null,
			names jsonb not null default '{}',
			starts_at timestamptz not null,
			ends_at timestamptz not null,
			time_zone text not null,
			mode text not null check (mode in ('present', 'online', 'hybrid', 'written')),
			place text,
			online_url text,
			edition integer not null default 1,
			planned_at timestamptz not null default now(),
			constraint sitting_number_taken unique (organ_id, number),
			constraint sitting_times_cross check (ends_at > starts_at)
		)`.execute(db);
	await sql`create index sitting_starts on sitting (starts_at)`.execute(db);

	await sql`
		create table sitting_convocation (
			sitting_id uuid primary key references sitting on delete cascade,
			convened_at timestamptz not null,
			convened_by_id uuid references person
		)`.execute(db);
	await sql`
		create table sitting_calling_off (
			sitting_id uuid primary key references sitting on delete cascade,
			called_off_at timestamptz not null,
			called_off_by_id uuid references person,
			reason text not null default ''
		)`.execute(db);
	await sql`
		create table sitting_opening (
			sitting_id uuid primary key references sitting on delete cascade,
			opened_at timestamptz not null,
			opened_by_id uuid references person,
			chair_name text,
			secretary_name text,
			closed_at timestamptz,
			closed_by_id uuid references person
		)`.execute(db);

	await sql`
		create table agenda_item (
			id uuid primary key,
			sitting_id uuid not null references sitting on delete cascade,
			position integer not null,
			kind text not null check (kind in ('formality', 'information', 'discussion', 'resolution')),
			texts jsonb not null,
			presenter text,
			minutes integer check (minutes > 0)
		)`.execute(db);
	await sql`create index agenda_item_sitting on agenda_item (sitting_id, position)`.execute(db);

	await sql`
		create table sitting_voter (
			id uuid primary key,
			sitting_id uuid not null references sitting on delete cascade,
			organisation_id uuid references organisation,
			cluster_id uuid references cluster,
			seat_id uuid references organ_seat,
			name text not null,
			delegate_name text,
			weight integer not null default 1 check (weight >= 0),
			arrived_at timestamptz,
			left_at timestamptz,
			proxy_holder_id uuid references sitting_voter,
			proxy_file_id uuid references stored_file,
			constraint sitting_voter_own_proxy check (proxy_holder_id is distinct from id)
		)`.execute(db);
	await sql`create index sitting_voter_sitting on sitting_voter (sitting_id)`.execute(db);
	await sql`create index sitting_voter_organisation on sitting_voter (organisation_id)`.execute(db);

	await sql`
		create table resolution (
			id uuid primary key,
			organ_id uuid not null references organ,
			sitting_id uuid references sitting,
			agenda_item_id uuid references agenda_item on delete set null,
			year integer,
			number integer,
			original_locale text not null,
			texts jsonb not null,
			majority text not null check (majority in ('simple', 'absolute', 'two_thirds',
				'three_quarters', 'unanimous')),
			is_secret boolean not null default false,
			is_public boolean not null default false,
			edition integer not null default 1,
			tabled_at timestamptz not null default now(),
			tabled_by_id uuid references person,
			constraint resolution_number_taken unique (organ_id, year, number)
		)`.execute(db);
	await sql`create index resolution_sitting on resolution (sitting_id)`.execute(db);

	await sql`
		create table vote_opening (
			resolution_id uuid primary key references resolution on delete cascade,
			opened_at timestamptz not null,
			opened_by_id uuid references person,
			closes_at timestamptz
		)`.execute(db);
	await sql`
		create table vote (
			id uuid primary key,
			resolution_id uuid not null references resolution on delete cascade,
			voter_id uuid not null references sitting_voter,
			choice text not null check (choice in ('for', 'against', 'abstain')),
			cast_by_voter_id uuid references sitting_voter,
			cast_by_id uuid references person,
			cast_at timestamptz not null,
			constraint vote_cast_already unique (resolution_id, voter_id)
		)`.execute(db);
	await sql`
		create table vote_closing (
			resolution_id uuid primary key references resolution on delete cascade,
			closed_at timestamptz not null,
			closed_by_id uuid references person,
			outcome text not null check (outcome in ('adopted', 'rejected', 'no_quorum')),
			count jsonb not null
		)`.execute(db);

	await sql`
		create table resolution_subject (
			resolution_id uuid not null references resolution on delete cascade,
			subject_kind text not null,
			subject_id uuid not null,
			linked_at timestamptz not null default now(),
			primary key (resolution_id, subject_kind, subject_id)
		)`.execute(db);
	await sql`create index resolution_subject_subject on resolution_subject (subject_kind, subject_id)`.execute(
		db
	);

	await sql`
		create table minutes (
			sitting_id uuid primary key references sitting on delete cascade,
			locale text not null,
			text text not null default '',
			edition integer not null default 1,
			changed_at timestamptz not null default now(),
			changed_by_id uuid references person
		)`.execute(db);
	await sql`
		create table minutes_approval (
			sitting_id uuid primary key references sitting on delete cascade,
			approved_at timestamptz not null,
			approved_by_id uuid references person,
			resolution_id uuid references resolution,
			file_id uuid references stored_file,
			digest text not null
		)`.execute(db);
}
