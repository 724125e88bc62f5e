import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import type { Outcome } from '#platform/outcome.ts';
import { grantRole } from '#rooms/people/grant.server.ts';
import { registerAlliance } from './alliance.server.ts';
import type { AllianceDraft } from './alliance.ts';

/** Whoever enters an alliance becomes its manager. */
export async function enterAlliance(
	tx: Transaction,
	actor: Actor,
	draft: AllianceDraft,
	now: Date
): Promise<Outcome<string>> {
	const entered = await registerAlliance(tx, actor, draft, now);
	const personId = effectivePersonId(actor);
	if (!entered.ok || !personId) return entered;
	const scope = { kind: 'alliance' as const, id: entered.value };
	const granted = await grantRole(tx, actor, { personId, role: 'manager', scope, validFrom: now });
	return granted.ok ? entered : granted;
}
