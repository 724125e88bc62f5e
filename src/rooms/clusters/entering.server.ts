import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import type { Outcome } from '#platform/outcome.ts';
import { grantRole } from '#rooms/people/grant.server.ts';
import { registerCluster } from './cluster.server.ts';
import type { ClusterDraft } from './cluster.ts';

/** Whoever enters a cluster becomes its manager. */
export async function enterCluster(
	tx: Transaction,
	actor: Actor,
	draft: ClusterDraft,
	now: Date
): Promise<Outcome<string>> {
	const entered = await registerCluster(tx, actor, draft, now);
	const personId = effectivePersonId(actor);
	if (!entered.ok || !personId) return entered;
	const scope = { kind: 'cluster' as const, id: entered.value };
	const granted = await grantRole(tx, actor, {
		personId,
		role: 'manager',
		scope,
		validFrom: now
	});
	return granted.ok ? entered : granted;
}
