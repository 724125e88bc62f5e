import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { Standing } from './access.ts';

/** Who may speak for a participant. */
export async function findStanding(db: Database, id: string, day: string): Promise<Standing> {
	const row = await db
		.selectFrom('participant')
		.innerJoin('registration', 'registration.id', 'participant.registrationId')
		.leftJoin('delegationMember', 'delegationMember.participantId', 'participant.id')
		.leftJoin('delegation', 'delegation.id', 'delegationMember.delegationId')
		.select(['personId', 'organisationId', 'ledByKind', 'ledById'])
		.select(
			sql<string | null>`(select id from person where registration.person_id is null
				and lower(person.email) = registration.email and email_verified)`.as('provenId')
		)
		.where('participant.id', '=', id)
		.executeTakeFirstOrThrow();
	const memberships = row.organisationId
		? await db
				.selectFrom('membership')
				.select('clusterId')
				.where('organisationId', '=', row.organisationId)
				.where('validFrom', '<=', day)
				.where((or) => or.or([or('validUntil', 'is', null), or('validUntil', '>', day)]))
				.execute()
		: [];
	const { ledByKind: kind, ledById } = row;
	return {
		personId: row.personId ?? row.provenId,
		organisationId: row.organisationId,
		clusterIds: memberships.map(({ clusterId }) => clusterId),
		ledBy: kind && ledById ? { kind, id: ledById } : null
	};
}
