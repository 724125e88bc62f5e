import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';

/** How far an event is, in numbers. */
export async function countMeetings(db: Database, eventId: string, now: Date) {
	const count = (from: ReturnType<typeof sql>) => sql<number>`(select count(*)::int from ${from})`;
	const answered = (answer: string) =>
		count(sql`meeting_request join request_answer on request_id = id
			where event_id = ${eventId} and answer = ${answer}`);
	const { rows } = await sql<Record<string, number>>`select
		${count(sql`participant join registration on registration.id = registration_id
			where participant.event_id = ${eventId} and registration.state = 'confirmed'`)} as participants,
		${count(sql`meeting_slot where event_id = ${eventId}`)} as slots,
		${count(sql`meeting_table where event_id = ${eventId}`)} as tables,
		${count(sql`meeting where event_id = ${eventId} and called_off_at is null`)} as meetings,
		${count(sql`meeting_request where event_id = ${eventId} and closed_at is null and expires_at > ${now}
			and not exists (select 1 from request_answer where request_id = id)`)} as open,
		${answered('accepted')} as accepted, ${answered('declined')} as declined,
		${answered('expired')} as expired, ${answered('withdrawn')} as withdrawn`.execute(db);
	const [row] = rows;
	if (!row) throw new Error('a count gives a row');
	return row as Record<Counted, number>;
}

type Counted =
	| 'participants'
	| 'slots'
	| 'tables'
	| 'meetings'
	| 'open'
	| 'accepted'
	| 'declined'
	| 'expired'
	| 'withdrawn';
