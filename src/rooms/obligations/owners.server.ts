import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';

/** Who may own a promise: the people of the parties and of the agreement's owner. */
export async function listCandidates(db: Database, agreementId: string, now: Date) {
	return db
		.with('scope', (one) =>
			one
				.selectFrom('agreement')
				.select('ownerId as id')
				.where('id', '=', agreementId)
				.union(
					one
						.selectFrom('agreementParty')
						.select(
							sql<string>`unnest(array[cluster_id, organisation_id, signing_organisation_id])`.as(
								'id'
							)
						)
						.where('agreementId', '=', agreementId)
				)
		)
		.selectFrom('roleGrant')
		.innerJoin('person', 'person.id', 'roleGrant.personId')
		.select(['person.id', 'person.name'])
		.distinct()
		.where('roleGrant.scopeId', 'in', ({ selectFrom }) => selectFrom('scope').select('scope.id'))
		.where('validFrom', '<=', now)
		.where((or) => or.or([or('validUntil', 'is', null), or('validUntil', '>', now)]))
		.where('person.erasedAt', 'is', null)
		.orderBy('person.name')
		.orderBy('person.id')
		.limit(500)
		.execute();
}
