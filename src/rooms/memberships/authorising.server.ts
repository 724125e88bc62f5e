import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import {
	findAdopted,
	linkResolution,
	unlinkResolution
} from '#rooms/governance/resolution.server.ts';

type Authorised = { membershipId: string; resolutionId: string | null };

/** Names the resolution that an act upon a membership rests on; the two lead to each other. */
export async function authorise(
	tx: Transaction,
	actor: Actor,
	{ membershipId, clusterId, resolutionId }: Authorised & { clusterId: string }
): Promise<Outcome> {
	if (!resolutionId) return accept();
	const owned = { ownerKind: 'cluster', ownerId: clusterId } as const;
	if (!(await findAdopted(tx, { ...owned, id: resolutionId })))
		return refuse('resolution_not_adopted');
	const subject = { kind: 'membership', id: membershipId } as const;
	return linkResolution(tx, actor, { resolutionId, subject });
}

/** What it authorised is taken back: it leads there no more, unless it authorised something else as well. */
export async function unauthorise(
	tx: Transaction,
	actor: Actor,
	{ membershipId, resolutionId }: Authorised
): Promise<void> {
	if (!resolutionId || (await isNamed(tx, { membershipId, resolutionId }))) return;
	const subject = { kind: 'membership', id: membershipId };
	await unlinkResolution(tx, actor, { resolutionId, subject });
}

async function isNamed(db: Database, { membershipId, resolutionId }: Authorised): Promise<boolean> {
	const suspension = await db
		.selectFrom('membershipSuspension')
		.select('id')
		.where('membershipId', '=', membershipId)
		.where('resolutionId', '=', resolutionId)
		.executeTakeFirst();
	return suspension !== undefined;
}
