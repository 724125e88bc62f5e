import { sql } from 'kysely';
import type { Actor, Grant } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { prepared } from '#platform/database/prepared.ts';
import type { Locale } from '#platform/locale.ts';

export type Known = {
	person: { id: string; name: string; email: string; locale: Locale; timeZone: string };
	actor: Actor;
	actingFor: { id: string; personId: string; name: string } | null;
	sessionEndsAt: Date;
};

type Row = {
	id: string;
	name: string;
	email: string;
	locale: Locale;
	timeZone: string;
	expiresAt: Date;
	actingId: string | null;
	actingPersonId: string | null;
	actingName: string | null;
} & (Grant | { role: null });

/**
 * Who stands before us: their grants, or those of the person in whose name they act. One question,
 * asked anew at every request: what was ended or withdrawn counts no longer.
 */
export async function findKnown(
	db: Database,
	token: string,
	now: Date
): Promise<Known | undefined> {
	const { rows } = await sql<Row>`${prepared('known_person')}
		select person.id, person.name, person.email, person.locale, person.time_zone,
			session.expires_at, acting.id as acting_id, other.id as acting_person_id,
			other.name as acting_name, role, scope_kind, scope_id
		from session
		join person on person.id = session.person_id and person.erased_at is null
		left join acting_for acting on acting.actor_id = person.id and acting.ended_at is null
		left join person other on other.id = acting.person_id
		left join role_grant held on held.person_id = coalesce(other.id, person.id)
			and held.valid_from <= ${now} and (held.valid_until is null or held.valid_until > ${now})
		where session.token = ${token} and session.expires_at > ${now}
		order by held.id limit 1000`.execute(db);
	const [first] = rows;
	return first && knownBy(first, rows);
}

function knownBy(first: Row, rows: readonly Row[]): Known {
	const { id, name, email, locale, timeZone, actingId, actingPersonId, actingName } = first;
	const grants = rows.flatMap((row) =>
		row.role ? [{ role: row.role, scopeKind: row.scopeKind, scopeId: row.scopeId }] : []
	);
	return {
		person: { id, name, email, locale, timeZone },
		actor: { personId: id, onBehalfOfId: actingPersonId, grants },
		actingFor:
			actingId && actingPersonId
				? { id: actingId, personId: actingPersonId, name: actingName ?? '' }
				: null,
		sessionEndsAt: first.expiresAt
	};
}
