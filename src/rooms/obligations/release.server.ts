import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { holdObligation, tell } from './obligation.server.ts';

/** The others let go of it, and say why; what was done of it stays. */
export async function release(
	tx: Transaction,
	actor: Actor,
	{ id, reason, now }: { id: string; reason: string; now: Date }
): Promise<Outcome> {
	const held = await holdObligation(tx, id);
	if (!held) return refuse('obligation_unknown');
	if (held.releasedAt) return accept();
	const releaseReason = reason.trim().slice(0, 1000);
	if (!releaseReason) return refuse('obligation_reason_missing');
	await tx
		.updateTable('obligation')
		.set({ releasedAt: now, releasedById: effectivePersonId(actor), releaseReason })
		.where('id', '=', id)
		.execute();
	await tell(tx, actor, 'released', held, { reason: releaseReason });
	return accept();
}

/** Let go by mistake: it is owed again. */
export async function resume(
	tx: Transaction,
	actor: Actor,
	{ id }: { id: string }
): Promise<Outcome> {
	const held = await holdObligation(tx, id);
	if (!held) return refuse('obligation_unknown');
	if (!held.releasedAt) return accept();
	await tx
		.updateTable('obligation')
		.set({ releasedAt: null, releasedById: null, releaseReason: null })
		.where('id', '=', id)
		.execute();
	await tell(tx, actor, 'resumed', held);
	return accept();
}
