import type { Actor } from '#platform/actor.ts';
import { dayOf } from '#platform/calendar-day.ts';
import type { Database } from '#platform/database/database.ts';
import { listMemberships } from '#rooms/clusters/membership.server.ts';
import type { Scope } from '#rooms/people/grant.ts';

/** The member organisations of the clusters that the actor manages. */
export async function decidedScopesOf(db: Database, actor: Actor, now: Date): Promise<Scope[]> {
	const today = dayOf(now);
	const managed = actor.grants.filter(
		({ role, scopeKind }) => role === 'manager' && scopeKind === 'cluster'
	);
	const memberships = await Promise.all(
		managed.map(({ scopeId }) => (scopeId ? listMemberships(db, scopeId, { on: today }) : []))
	);
	return memberships
		.flat()
		.map(({ organisationId }) => ({ kind: 'organisation', id: organisationId }));
}
