import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import {
	endChange,
	findChange,
	isLookedAt,
	listChangeProblems,
	sendChange
} from './changing.server.ts';
import { indexEntry } from './entry-index.server.ts';
import { hasBeenShown, isOpenToChange } from './entry-life.ts';
import { lockEntry } from './entry-lock.server.ts';
import { readEntryDraft } from './entry-reading.server.ts';
import { writeEntry, writeTexts } from './entry-writing.server.ts';
import type { EntryDraft } from './entry.ts';
import { forgetAgreements } from './parties.server.ts';

nameViolations({ entry_availability_crosses: 'availability_crosses' });

export type NewEntry = { organisationId: string; clusterId: string | null; draft: EntryDraft };

/**
 * Keeps a new entry out of sight; only publishing shows it. Sent twice with the same id, it is
 * entered once.
 */
export async function enterEntry(
	tx: Transaction,
	actor: Actor,
	{ organisationId, clusterId, draft }: NewEntry,
	now: Date,
	{ id = newId(), isDemo = false }: { id?: string; isDemo?: boolean } = {}
): Promise<Outcome<string>> {
	const { texts, ...columns } = draft;
	const entered = await tx
		.insertInto('marketplaceEntry')
		.values({
			...{ id, organisationId, clusterId, isDemo, ...columns },
			...{ contactPersonId: actor.personId, enteredById: actor.personId },
			...{ enteredAt: now, changedAt: now }
		})
		.onConflict((conflict) => conflict.column('id').doNothing())
		.returning('id')
		.executeTakeFirst();
	if (!entered) return enteredBefore(tx, id, { organisationId, draft });
	await writeTexts(tx, id, texts);
	await record(tx, actor, {
		deed: 'entry.entered',
		subject: { kind: 'marketplace_entry', id },
		details: { organisationId, clusterId }
	});
	return accept(id);
}

/** Another tab may have entered the same draft in other words: neither is lost, nor taken for the other. */
async function enteredBefore(
	tx: Transaction,
	id: string,
	{ organisationId, draft }: Pick<NewEntry, 'organisationId' | 'draft'>
): Promise<Outcome<string>> {
	const known = await lockEntry(tx, id);
	if (known?.organisationId !== organisationId) return refuse('entry_gone');
	return isDeepStrictEqual(draft, await readEntryDraft(tx, id))
		? accept(id)
		: refuse('entry_entered_elsewhere');
}

/**
 * A published entry stays whole while it is corrected, and where the cluster looks at entries as it was
 * until they have looked; one of several waits for all of them.
 */
export async function changeEntry(
	tx: Transaction,
	actor: Actor,
	{ id, edition, draft }: { id: string; edition: number; draft: EntryDraft },
	now: Date
): Promise<Outcome<{ edition: number; isWaiting: boolean }>> {
	const held = await lockEntry(tx, id);
	if (!held) return refuse('entry_gone');
	if (!isOpenToChange(held.state)) return refuse('entry_not_open');
	const before = (await findChange(tx, id))?.draft ?? (await readEntryDraft(tx, id));
	if (held.edition !== edition)
		return refuse('changed_meanwhile', { edition: held.edition, theirs: before });
	const isShown = held.state === 'published';
	const problems = hasBeenShown(held.state) ? listChangeProblems(held, draft, now) : [];
	if (problems[0]) return refuse(problems[0].reason, { field: problems[0].name, problems });
	const agreed = await forgetAgreements(tx, id);
	if (isShown && agreed > 0) return refuse('joint_entry_published');
	if (await isLookedAt(tx, held)) {
		const sent = await sendChange(tx, actor, { held, draft }, now);
		return sent.ok ? accept({ edition: edition + 1, isWaiting: true }) : sent;
	}
	await writeEntry(tx, held, draft, now);
	await endChange(tx, id, now);
	await indexEntry(tx, id, now);
	await record(tx, actor, {
		deed: 'entry.changed',
		subject: { kind: 'marketplace_entry', id },
		isPublic: isShown,
		details: { before, after: draft }
	});
	return accept({ edition: edition + 1, isWaiting: false });
}
