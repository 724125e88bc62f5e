import { sql, type Kysely } from 'kysely';

/**
 * Of a secret vote the row says who voted, and not how; the sums lie sealed in one row
 * that is opened and destroyed with its key when the vote is closed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table vote
		alter column choice drop not null,
		alter column cast_at drop not null,
		add column by_hand boolean not null default false`.execute(db);
	await sql`
		create table ballot_box (
			resolution_id uuid primary key references resolution on delete cascade,
			sealed bytea not null
		)`.execute(db);
	await sql`
		create table ballot_key (
			resolution_id uuid primary key references resolution on delete cascade,
			key bytea not null
		)`.execute(db);
	await sql`alter table sitting_voter
		add column council_seat_id uuid references council_seat on delete set null,
		add column person_id uuid references person,
		add column email text,
		add column lost_right_at timestamptz`.execute(db);
	await sql`create unique index sitting_voter_once on sitting_voter (sitting_id,
		coalesce(seat_id, council_seat_id, cluster_id, organisation_id))`.execute(db);
	await sql`alter table organ_seat add column elected_under_id uuid references resolution`.execute(
		db
	);
	await sql`alter table agenda_item add constraint agenda_item_place unique (sitting_id, position)
		deferrable initially deferred`.execute(db);
	await sql`create index vote_opening_closes on vote_opening (closes_at)
		where closes_at is not null`.execute(db);
}
