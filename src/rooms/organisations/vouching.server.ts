import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';

export const confirmedKinds = ['organisation', 'cluster', 'alliance'] as const;
export type ConfirmedKind = (typeof confirmedKinds)[number];
export type Confirmed = { kind: ConfirmedKind; id: string };

/** Somebody says by a deed that a record is true today. */
export async function vouchFor(
	tx: Transaction,
	actor: Actor,
	{ kind, id }: Confirmed,
	now: Date
): Promise<void> {
	await tx
		.insertInto('confirmation')
		.values({
			id: newId(),
			subjectKind: kind,
			subjectId: id,
			confirmedById: effectivePersonId(actor),
			confirmedAt: now
		})
		.execute();
}
