import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '#platform/actor.ts';
import { dayOf } from '#platform/calendar-day.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { indexEntry } from './entry-index.server.ts';
import { hasBeenShown } from './entry-life.ts';
import { lockEntry, type HeldEntry } from './entry-lock.server.ts';
import { listEntryProblems } from './entry-problems.ts';
import type { TextProblem } from './entry-text.ts';
import { readEntryDraft } from './entry-reading.server.ts';
import { takeStep, type Step } from './entry-step.server.ts';
import { writeEntry } from './entry-writing.server.ts';
import type { EntryDraft, EntryState } from './entry.ts';
import { readMarketplace } from './settings.server.ts';

/** What its owner wants a published entry to say, as long as the cluster has not looked at it. */
export async function findChange(db: Database, entryId: string) {
	return db.selectFrom('entryChange').selectAll().where('entryId', '=', entryId).executeTakeFirst();
}

export type Change = NonNullable<Awaited<ReturnType<typeof findChange>>>;

/** Whether the cluster looks at what its owner changes in an entry that others have seen. */
export const isLookedAt = async (
	db: Database,
	{ state, clusterId }: Pick<HeldEntry, 'state' | 'clusterId'>
): Promise<boolean> => hasBeenShown(state) && (await readMarketplace(db, clusterId)).checks > 0;

/** What keeps a change from being shown; one that has run out gets its day when it is renewed. */
export const listChangeProblems = (
	{ state }: Pick<HeldEntry, 'state'>,
	draft: EntryDraft,
	now: Date
): TextProblem[] =>
	listEntryProblems(draft, dayOf(now)).filter(
		({ name }) => state !== 'expired' || name !== 'valid_until'
	);

/** Where somebody looks at entries, what was looked at stays in sight until they have looked again. */
export async function sendChange(
	tx: Transaction,
	actor: Actor,
	{ held, draft }: { held: HeldEntry; draft: EntryDraft },
	now: Date
): Promise<Outcome<EntryState>> {
	await tx
		.updateTable('marketplaceEntry')
		.set({ edition: held.edition + 1 })
		.where('id', '=', held.id)
		.execute();
	return keepChange(tx, actor, { held, draft }, now);
}

/** The words stay as they are, or as they wait already; a file waits with them. */
export async function sendFile(
	tx: Transaction,
	actor: Actor,
	held: HeldEntry,
	now: Date
): Promise<Outcome<EntryState>> {
	const draft = (await findChange(tx, held.id))?.draft ?? (await readEntryDraft(tx, held.id));
	return keepChange(tx, actor, { held, draft }, now);
}

async function keepChange(
	tx: Transaction,
	actor: Actor,
	{ held, draft }: { held: HeldEntry; draft: EntryDraft },
	now: Date
): Promise<Outcome<EntryState>> {
	const sent = { draft: JSON.stringify(draft), sentAt: now, sentById: actor.personId };
	const unseen = { checkedAt: null, checkedById: null, returnedAt: null };
	await tx
		.insertInto('entryChange')
		.values({ entryId: held.id, ...sent })
		.onConflict((conflict) => conflict.column('entryId').doUpdateSet({ ...sent, ...unseen }))
		.execute();
	return takeStep(tx, actor, held, { kind: 'change_sent' }, now);
}

type Deed = { id: string; comment?: string };

/**
 * Somebody of the cluster finds the change good: published, or only checked where two are wanted; the
 * second is another.
 */
export const passChange = (tx: Transaction, actor: Actor, deed: Deed, now: Date) =>
	withChange(tx, deed.id, async (held, change) => {
		if (change.returnedAt) return refuse('entry_step_not_open');
		const { checks } = await readMarketplace(tx, held.clusterId);
		if (checks === 2 && !change.checkedAt) {
			const seen = { checkedAt: now, checkedById: actor.personId };
			await tx.updateTable('entryChange').set(seen).where('entryId', '=', held.id).execute();
			const taken = await takeStep(tx, actor, held, stepOf('change_checked', deed), now);
			return taken.ok ? accept('checked') : taken;
		}
		if (change.checkedAt && change.checkedById === actor.personId)
			return refuse('second_check_by_another');
		const [problem] = listChangeProblems(held, change.draft, now);
		if (problem) return refuse(problem.reason);
		await settle(tx, held, change, now);
		await indexEntry(tx, held.id, now);
		return takeStep(tx, actor, held, stepOf('change_passed', deed), now);
	});

/** It comes back with words; its owner changes it again or lets it be. */
export const returnChange = (
	tx: Transaction,
	actor: Actor,
	deed: Deed & { comment: string },
	now: Date
) =>
	withChange(tx, deed.id, async (held, change) => {
		if (!deed.comment.trim()) return refuse('comment_missing');
		if (change.returnedAt) return refuse('entry_step_not_open');
		await tx
			.updateTable('entryChange')
			.set({ returnedAt: now })
			.where('entryId', '=', held.id)
			.execute();
		return takeStep(tx, actor, held, stepOf('change_returned', deed), now);
	});

export const dropChange = (tx: Transaction, actor: Actor, deed: Deed, now: Date) =>
	withChange(tx, deed.id, async (held) => {
		await tx
			.deleteFrom('entryFile')
			.where('entryId', '=', held.id)
			.where('shownAt', 'is', null)
			.execute();
		await tx.deleteFrom('entryChange').where('entryId', '=', held.id).execute();
		return takeStep(tx, actor, held, stepOf('change_dropped', deed), now);
	});

/** Once the last file that waited is taken away and the words are as they were, nothing waits. */
export async function dropEmptyChange(
	tx: Transaction,
	actor: Actor,
	held: HeldEntry,
	now: Date
): Promise<void> {
	const change = await findChange(tx, held.id);
	if (!change || (await hasWaitingFile(tx, held.id)) || (await changesWords(tx, held, change)))
		return;
	await endChange(tx, held.id, now);
	await takeStep(tx, actor, held, { kind: 'change_dropped' }, now);
}

const hasWaitingFile = async (tx: Transaction, entryId: string): Promise<boolean> =>
	(await tx
		.selectFrom('entryFile')
		.select('id')
		.where('entryId', '=', entryId)
		.where('shownAt', 'is', null)
		.executeTakeFirst()) !== undefined;

const changesWords = async (tx: Transaction, { id }: HeldEntry, { draft }: Change) =>
	!isDeepStrictEqual(draft, await readEntryDraft(tx, id));

/** An entry taken back to the desk is gone on with as its owner last wanted it. */
export async function takeBackChange(tx: Transaction, held: HeldEntry, now: Date): Promise<void> {
	const change = await findChange(tx, held.id);
	if (change) await settle(tx, held, change, now);
}

async function settle(tx: Transaction, held: HeldEntry, change: Change, now: Date): Promise<void> {
	if (await changesWords(tx, held, change)) await writeEntry(tx, held, change.draft, now);
	await endChange(tx, held.id, now);
}

/** Nothing waits any longer: its files are in sight with the rest. */
export async function endChange(tx: Transaction, entryId: string, now: Date): Promise<void> {
	await tx
		.updateTable('entryFile')
		.set({ shownAt: now })
		.where('entryId', '=', entryId)
		.where('shownAt', 'is', null)
		.execute();
	await tx.deleteFrom('entryChange').where('entryId', '=', entryId).execute();
}

const stepOf = (kind: Step['kind'], { comment = '' }: Deed): Step => ({
	kind,
	comment: comment.trim()
});

async function withChange(
	tx: Transaction,
	id: string,
	act: (held: HeldEntry, change: Change) => Promise<Outcome<EntryState>>
): Promise<Outcome<EntryState>> {
	const held = await lockEntry(tx, id);
	if (!held) return refuse('entry_gone');
	const change = await findChange(tx, id);
	return change ? act(held, change) : accept(held.state);
}
