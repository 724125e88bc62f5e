import { sql } from 'kysely';
import { dayOf } from '#platform/calendar-day.ts';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';

/** Those who are asked: the cluster's members of today, each once. */
const members = (clusterId: string, now: Date) => sql`
	select distinct organisation.id from membership
		join organisation on organisation.id = membership.organisation_id
	where membership.cluster_id = ${clusterId} and membership.kind = 'member'
		and valid_from <= ${dayOf(now)}
		and (valid_until is null or valid_until > ${dayOf(now)})
		and organisation.merged_into_id is null`;

export async function countAsked(db: Database, clusterId: string, now: Date): Promise<number> {
	const { rows } = await sql<{ count: string }>`
		select count(*) from (${members(clusterId, now)}) member`.execute(db);
	return Number(rows[0]?.count ?? 0);
}

/** Which of these organisations are asked by a cluster. */
export async function listAskedOf(
	db: Database,
	clusterId: string,
	organisationIds: readonly string[],
	now: Date
): Promise<string[]> {
	if (organisationIds.length === 0) return [];
	const { rows } = await sql<{ id: string }>`
		select id from (${members(clusterId, now)}) member
		where id = any(${[...organisationIds]}::uuid[]) order by id`.execute(db);
	return rows.map(({ id }) => id);
}

/** Who is asked and whether they answered, for the cluster's people alone. */
export async function listParticipation(
	db: Database,
	{ surveyId, clusterId, now }: { surveyId: string; clusterId: string; now: Date }
) {
	const { rows } = await sql<{ id: string; answeredAt: Date | null }>`
		select member.id, answer.answered_at from (${members(clusterId, now)}) member
			left join survey_answer answer on answer.organisation_id = member.id
				and answer.survey_id = ${surveyId}
		order by answer.answered_at desc nulls last, member.id limit 3000`.execute(db);
	return rows;
}

/** Somebody who is written to; without an account it is the address in an organisation's record. */
export type Reader = {
	personId: string | null;
	organisationId: string;
	name: string;
	email: string;
	locale: Locale;
};

/**
 * Who is to be asked for the members that have not answered yet: whoever writes for them, and where
 * nobody does, the contacts of their records. One line an address, however many firms it is for.
 */
export async function listReaders(
	db: Database,
	{ surveyId, clusterId, now }: { surveyId: string; clusterId: string; now: Date }
): Promise<Reader[]> {
	const { rows } = await sql<Reader>`
		with silent as (
			select member.id, o.original_locale from (${members(clusterId, now)}) member
				join organisation o on o.id = member.id
			where not exists (select from survey_answer answer
				where answer.survey_id = ${surveyId} and answer.organisation_id = member.id)
		), writer as (
			select silent.id as organisation_id, person.id as person_id, person.name, person.email,
				person.locale
			from silent
				join role_grant on role_grant.scope_kind = 'organisation'
					and role_grant.scope_id = silent.id and role_grant.role in ('manager', 'editor')
					and role_grant.valid_from <= ${now}
					and (role_grant.valid_until is null or role_grant.valid_until > ${now})
				join person on person.id = role_grant.person_id and person.erased_at is null
		), reader as (
			select * from writer
			union all
			select silent.id, null, contact.name, contact.email, silent.original_locale
			from silent join organisation_contact contact on contact.organisation_id = silent.id
			where contact.email is not null
				and not exists (select from writer where writer.organisation_id = silent.id)
		)
		select distinct on (lower(email)) person_id, organisation_id, name, email, locale
		from reader order by lower(email), person_id nulls last, organisation_id`.execute(db);
	return rows;
}

/** Members that nobody writes for and whose records have no address: no letter reaches them. */
export async function countUnreached(
	db: Database,
	{ clusterId, now }: { clusterId: string; now: Date }
): Promise<number> {
	const { rows } = await sql<{ count: string }>`
		select count(*) from (${members(clusterId, now)}) member
		where not exists (select from role_grant join person on person.id = role_grant.person_id
				where role_grant.scope_kind = 'organisation' and role_grant.scope_id = member.id
					and role_grant.role in ('manager', 'editor') and role_grant.valid_from <= ${now}
					and (role_grant.valid_until is null or role_grant.valid_until > ${now})
					and person.erased_at is null)
			and not exists (select from organisation_contact contact
				where contact.organisation_id = member.id and contact.email is not null)`.execute(db);
	return Number(rows[0]?.count ?? 0);
}

/** The organisations in whose records an address stands as a contact. */
export async function listContactOf(
	db: Database,
	isAddress: (email: string) => boolean,
	near: string
): Promise<string[]> {
	const own = await db
		.selectFrom('organisationContact')
		.select('email')
		.where('organisationId', '=', near)
		.where('email', 'is not', null)
		.execute();
	const email = own.map((one) => one.email ?? '').find(isAddress);
	if (!email) return [];
	const rows = await db
		.selectFrom('organisationContact')
		.select('organisationId')
		.where(({ fn }) => fn('lower', ['email']), '=', email.toLowerCase())
		.limit(50)
		.execute();
	return [...new Set(rows.map(({ organisationId }) => organisationId))];
}
