import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { checkDocument } from '#platform/files/document.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { storeFile } from '#platform/files/files.server.ts';
import { refuse, type Outcome } from '#platform/outcome.ts';
import type { Act } from './sitting-act.ts';
import { takeAct, takeActs } from './sitting-state.server.ts';

type OfVoter = { sittingId: string; voterId: string; now: Date };

/** Comes in person or by a delegate, whose name stands in the minutes. */
export async function arrive(
	tx: Transaction,
	actor: Actor,
	{ sittingId, voterId, delegateName, now }: OfVoter & { delegateName: string }
): Promise<Outcome<unknown>> {
	const taken = await takeAct(tx, actor, { sittingId, act: { act: 'arrive', voterId }, now });
	if (!taken.ok || !delegateName.trim()) return taken;
	await tx
		.updateTable('sittingVoter')
		.set({ delegateName: delegateName.trim().slice(0, 200) })
		.where('id', '=', voterId)
		.where('sittingId', '=', sittingId)
		.execute();
	return taken;
}

export type Paper = { name: string; content: Uint8Array };

/** A proxy to another voter, with its paper where there is one; null takes it back. */
export async function giveProxy(
	tx: Transaction,
	actor: Actor,
	{
		sittingId,
		voterId,
		holderId,
		paper,
		files,
		now
	}: OfVoter & {
		holderId: string | null;
		paper?: Paper;
		files?: FileStore;
	}
): Promise<Outcome<unknown>> {
	const act = { act: 'give_proxy', voterId, holderId } as const;
	const taken = await takeAct(tx, actor, { sittingId, act, now });
	if (!taken.ok || !holderId || !paper || !files || paper.content.length === 0) return taken;
	const mediaType = checkDocument(paper);
	if (!mediaType.ok) return mediaType;
	const proxyFileId = await storeFile(tx, files, actor, { ...paper, mediaType: mediaType.value });
	await tx
		.updateTable('sittingVoter')
		.set({ proxyFileId })
		.where('id', '=', voterId)
		.where('sittingId', '=', sittingId)
		.execute();
	return taken;
}

/** Weights and addresses of voters, as they were entered before the opening. */
export async function weighVoters(
	tx: Transaction,
	actor: Actor,
	{
		sittingId,
		weights,
		now
	}: { sittingId: string; weights: ReadonlyMap<string, number>; now: Date }
): Promise<Outcome<unknown>> {
	const organ = await tx
		.selectFrom('sitting')
		.innerJoin('organ', 'organ.id', 'organId')
		.select('weighting')
		.where('sitting.id', '=', sittingId)
		.executeTakeFirst();
	if (organ?.weighting !== 'weights') return refuse('weights_not_used');
	const acts: Act[] = [...weights].map(([voterId, weight]) => ({ act: 'weigh', voterId, weight }));
	return takeActs(tx, actor, { sittingId, acts, now });
}
