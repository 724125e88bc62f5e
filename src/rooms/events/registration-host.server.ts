import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { prepared } from '#platform/database/prepared.ts';
import type { Admission } from './event.ts';

/** What of an event decides about a registration. */
export type Host = {
	id: string;
	seats: number | null;
	admission: Admission;
	startsAt: Date;
	endsAt: Date;
	registrationOpensAt: Date | null;
	registrationClosesAt: Date | null;
	offerHours: number;
	invitationEdition: number;
	announcedAt: Date | null;
	calledOffAt: Date | null;
	types: { id: string; admission: Admission | null }[];
};

export async function findHost(db: Database, eventId: string): Promise<Host | undefined> {
	const { rows } = await sql<Host>`${prepared('event_host')}
		select e.id, e.seats, e.admission, e.starts_at, e.ends_at, e.registration_opens_at,
			e.registration_closes_at, e.offer_hours,
			e.invitation_edition, a.announced_at, c.called_off_at,
			coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'admission', t.admission))
				from participant_type t where t.event_id = e.id and t.retired_at is null), '[]') as types
		from event e
			left join event_announcement a on a.event_id = e.id
			left join event_cancellation c on c.event_id = e.id
		where e.id = ${eventId}`.execute(db);
	return rows[0];
}
