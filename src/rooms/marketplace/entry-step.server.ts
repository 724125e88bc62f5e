import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { indexEntry } from './entry-index.server.ts';
import { mayTake, stateAfter, type EntryStepKind } from './entry-life.ts';
import type { HeldEntry } from './entry-lock.server.ts';
import type { EntryState } from './entry.ts';

export type Step = {
	kind: EntryStepKind;
	comment?: string;
	reason?: string | null;
	details?: Record<string, unknown>;
	/** What changes in the entry with it. */
	set?: { validUntil?: string; publishedAt?: Date };
};

/** The one door between the states of an entry; whoever calls it holds the entry's row. */
export async function takeStep(
	tx: Transaction,
	actor: Actor,
	held: HeldEntry,
	{ kind, comment = '', reason = null, details = {}, set = {} }: Step,
	now: Date
): Promise<Outcome<EntryState>> {
	if (!mayTake(kind, held.state)) return refuse('entry_step_not_open');
	const state = stateAfter(kind, held.state);
	const { id } = held;
	await tx
		.insertInto('entryStep')
		.values({
			...{ id: newId(), entryId: id, kind, at: now, byId: actor.personId },
			...{ comment, reason, details: JSON.stringify(details) }
		})
		.execute();
	await tx
		.updateTable('marketplaceEntry')
		.set({ ...set, state, changedAt: now })
		.where('id', '=', id)
		.execute();
	const wasShown = held.state === 'published';
	const isShown = state === 'published';
	if (wasShown || isShown) await indexEntry(tx, id, now);
	await record(tx, actor, {
		deed: `entry.${kind}`,
		subject: { kind: 'marketplace_entry', id },
		isPublic: wasShown || isShown,
		details: { ...details, ...(comment && { comment }), ...(reason && { reason }) }
	});
	return accept(state);
}
