import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';

/** What a member had of its cluster in a year, counted over the rooms that know it. */
export async function countReceived(
	db: Database,
	{ clusterId, organisationId }: { clusterId: string; organisationId: string },
	year: number
) {
	const from = `${year}-01-01`;
	const until = `${year + 1}-01-01`;
	const { rows } = await sql<
		Record<'events' | 'meetings' | 'introductions' | 'agreements' | 'certificates', number>
	>`
		with own_event as (
			select id, starts_at from event where owner_kind = 'cluster' and owner_id = ${clusterId}
				and starts_at >= ${from}::date and starts_at < ${until}::date
		), own_registration as (
			select registration.id, registration.event_id from registration join own_event on own_event.id = event_id
			where organisation_id = ${organisationId} and state = 'confirmed'
		), own_participant as (
			select participant.id from participant
				join own_registration on own_registration.id = participant.registration_id
		), own_meeting as (
			select distinct meeting.id from meeting
				join meeting_party on meeting_party.meeting_id = meeting.id
				join own_participant on own_participant.id = meeting_party.participant_id
			where called_off_at is null
		)
		select
			(select count(distinct event_id) from own_registration) as events,
			(select count(*) from own_meeting) as meetings,
			(select count(distinct other.participant_id) from own_meeting
				join meeting_party other on other.meeting_id = own_meeting.id
				where other.participant_id not in (select id from own_participant)) as introductions,
			(select count(distinct agreement_party.agreement_id) from agreement_party
				join agreement_step on agreement_step.agreement_id = agreement_party.agreement_id
				where organisation_id = ${organisationId} and agreement_step.state = 'in_force'
					and agreement_step.at >= ${from}::date and agreement_step.at < ${until}::date) as agreements,
			(select count(*) from attendance_certificate
				join own_registration on own_registration.id = registration_id
				where withdrawn_at is null) as certificates`.execute(db);
	const [counts] = rows;
	return counts ?? { events: 0, meetings: 0, introductions: 0, agreements: 0, certificates: 0 };
}
