import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { Basis } from '#rooms/introductions/introduction.ts';

export type Known = { organisationId: string; basis: Basis };

/**
 * Organisations somebody has dealt with: met at a meeting, talks with in a conversation, or has an
 * agreement in force with. For proposing to them that they may introduce others; kept nowhere.
 */
export async function listKnown(
	db: Database,
	{ personId, now, limit = 200 }: { personId: string; now: Date; limit?: number }
): Promise<Known[]> {
	const { rows } = await sql<Known>`
		with own as (
			select scope_id as id from role_grant
			where person_id = ${personId} and scope_kind = 'organisation' and valid_from <= ${now}
				and (valid_until is null or valid_until > ${now})
		), known as (${met(personId, now)} union all ${talked(personId)} union all ${agreed})
		select distinct on (organisation_id) organisation_id, basis from known
		where organisation_id is not null and organisation_id not in (select id from own)
			and not exists (select from introducer where introducer.person_id = ${personId}
				and introducer.organisation_id = known.organisation_id and withdrawn_at is null)
		order by organisation_id, nth limit ${limit}`.execute(db);
	return rows;
}

const met = (personId: string, now: Date) => sql`
	select other.organisation_id, 'meeting' as basis, 1 as nth
	from registration mine
		join participant on participant.registration_id = mine.id
		join meeting_party own_side on own_side.participant_id = participant.id
		join meeting on meeting.id = own_side.meeting_id
		join meeting_slot slot on slot.id = meeting.slot_id
		join meeting_party other_side on other_side.meeting_id = meeting.id
			and other_side.participant_id <> participant.id
		join participant they on they.id = other_side.participant_id
		join registration other on other.id = they.registration_id
	where mine.person_id = ${personId} and meeting.called_off_at is null and slot.ends_at <= ${now}`;

const talked = (personId: string) => sql`
	select case when interest.person_id = ${personId} then entry.organisation_id
		else interest.organisation_id end, 'conversation', 2
	from interest join marketplace_entry entry on entry.id = interest.entry_id
	where (interest.person_id = ${personId} or entry.contact_person_id = ${personId})
		and interest.state in ('accepted', 'released', 'negotiating', 'ended')`;

const agreed = sql`
	select other.organisation_id, 'agreement', 3
	from agreement_party mine
		join agreement on agreement.id = mine.agreement_id and agreement.state = 'in_force'
		join agreement_party other on other.agreement_id = mine.agreement_id and other.id <> mine.id
	where mine.organisation_id in (select id from own)`;
