import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';

type Between = { agreementId: string; since: Date; now: Date; limit?: number };
export type Happened = { id: string; at: Date; name: string; who: string };

/** Whom each party brings: itself, who signs for it, and the members of a cluster. */
const sides = (agreementId: string) => sql`
	select party.id as party_id, own.organisation_id from agreement_party party
		cross join lateral (
			select party.organisation_id union select party.signing_organisation_id
			union select organisation_id from membership where cluster_id = party.cluster_id
		) own
		where agreement_id = ${agreementId} and own.organisation_id is not null`;

/**
 * Meetings that were held between organisations of different parties, the latest first; only those
 * one took part in by an organisation one stands for, or whose event one holds: who met whom is theirs.
 */
export async function listMeetingsBetween(
	db: Database,
	{ agreementId, since, now, limit = 10, actor }: Between & { actor: Actor }
): Promise<Happened[]> {
	const own = actor.grants.flatMap(({ scopeId }) => scopeId ?? []);
	const { rows } = await sql<Happened>`
		with side as (${sides(agreementId)}), met as (
			select meeting.id, meeting.event_id, slot.starts_at as at,
				registration.organisation_id, side.party_id
			from meeting
				join meeting_slot slot on slot.id = meeting.slot_id
				join meeting_party on meeting_party.meeting_id = meeting.id
				join participant on participant.id = meeting_party.participant_id
				join registration on registration.id = participant.registration_id
				join side on side.organisation_id = registration.organisation_id
			where called_off_at is null and slot.ends_at <= ${now} and slot.starts_at >= ${since}
		)
		select met.id, met.at, event_text.name,
			string_agg(distinct organisation_text.name, ' – ' order by organisation_text.name) as who
		from met
			join event on event.id = met.event_id
			join event_text on event_text.event_id = event.id and event_text.locale = event.original_locale
			join organisation on organisation.id = met.organisation_id
			join organisation_text on organisation_text.organisation_id = organisation.id
				and organisation_text.locale = organisation.original_locale
		group by met.id, met.at, event_text.name, event.owner_id
		having count(distinct met.party_id) > 1 and count(distinct met.organisation_id) > 1
			and (event.owner_id = any(${own}::uuid[]) or bool_or(met.organisation_id = any(${own}::uuid[])))
		order by met.at desc, met.id limit ${limit}`.execute(db);
	return rows;
}

/** What clusters and organisations that are parties held, alone or together, the latest first. */
export async function listEventsOfParties(
	db: Database,
	{ agreementId, since, now, limit = 10 }: Between
): Promise<Happened[]> {
	const { rows } = await sql<Happened>`
		select event.id, event.starts_at as at, event_text.name, coalesce(event.town, '') as who
		from event
			join event_text on event_text.event_id = event.id and event_text.locale = event.original_locale
		where event.owner_kind = 'cluster' and event.owner_id in (select cluster_id from agreement_party
				where agreement_id = ${agreementId})
			and event.ends_at <= ${now} and event.starts_at >= ${since}
			and exists (select from event_announcement where event_id = event.id)
		order by event.starts_at desc, event.id limit ${limit}`.execute(db);
	return rows;
}
