import type { Actor } from '#platform/actor.ts';
import { dayOf } from '#platform/calendar-day.ts';
import type { Database } from '#platform/database/database.ts';
import { maySay } from './access.ts';

export type OwnMembership = { organisationId: string; clusterId: string };

/** The clusters to which somebody belongs by an organisation they stand for. */
export async function listOwnMemberships(
	db: Database,
	actor: Actor,
	now: Date
): Promise<OwnMembership[]> {
	const ids = actor.grants.flatMap(({ scopeKind, scopeId }) =>
		scopeKind === 'organisation' && scopeId && maySay(actor, scopeId) ? [scopeId] : []
	);
	if (ids.length === 0) return [];
	const today = dayOf(now);
	return db
		.selectFrom('membership')
		.select(['organisationId', 'clusterId'])
		.distinct()
		.where('organisationId', 'in', [...new Set(ids)])
		.where('validFrom', '<=', today)
		.where((or) => or.or([or('validUntil', 'is', null), or('validUntil', '>', today)]))
		.orderBy('organisationId')
		.orderBy('clusterId')
		.execute();
}
