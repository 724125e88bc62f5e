import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { findChange, sendChange } from './changing.server.ts';
import { indexEntry } from './entry-index.server.ts';
import { isOpenToChange } from './entry-life.ts';
import { lockEntry } from './entry-lock.server.ts';
import { listEntryProblems } from './entry-problems.ts';
import { writeEntry, writeTexts } from './entry-writing.server.ts';
import type { EntryDraft } from './entry.ts';
import { forgetAgreements } from './parties.server.ts';
import { readMarketplace } from './settings.server.ts';

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
	if (!entered) return enteredBefore(tx, id, organisationId);
	await writeTexts(tx, id, texts);
	await record(tx, actor, {
		deed: 'entry.entered',
		subject: { kind: 'marketplace_entry', id },
		details: { organisationId, clusterId }
	});
	return accept(id);
}

async function enteredBefore(tx: Transaction, id: string, organisationId: string) {
	const known = await lockEntry(tx, id);
	return known?.organisationId === organisationId ? accept(id) : refuse('entry_gone');
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
	const [problem] = isShown ? listEntryProblems(draft, dayOf(now)) : [];
	if (problem) return refuse(problem.reason, { field: problem.name });
	const agreed = await forgetAgreements(tx, id);
	if (isShown && agreed > 0) return refuse('joint_entry_published');
	if (isShown && (await readMarketplace(tx, held.clusterId)).checks > 0) {
		const sent = await sendChange(tx, actor, { held, draft }, now);
		return sent.ok ? accept({ edition: edition + 1, isWaiting: true }) : sent;
	}
	await writeEntry(tx, held, draft, now);
	await indexEntry(tx, id, now);
	await record(tx, actor, {
		deed: 'entry.changed',
		subject: { kind: 'marketplace_entry', id },
		isPublic: isShown,
		details: { before, after: draft }
	});
	return accept({ edition: edition + 1, isWaiting: false });
}

const columns = [
	...(['kind', 'direction', 'originalLocale', 'stage', 'property', 'partnerships'] as const),
	...(['partnerKinds', 'partnerSizes', 'wantedCountries', 'wantedRegions', 'activities'] as const),
	...(['chainSteps', 'languages', 'quantity', 'unit', 'availableFrom', 'availableUntil'] as const),
	...(['callName', 'callUrl', 'callDeadline', 'validUntil', 'contactWay'] as const),
	...(['shownToAll', 'shownToMembers'] as const)
] as const;

export async function readEntryDraft(db: Database, id: string): Promise<EntryDraft> {
	const [row, texts] = await Promise.all([
		db
			.selectFrom('marketplaceEntry')
			.select(columns)
			.where('id', '=', id)
			.executeTakeFirstOrThrow(),
		db.selectFrom('entryText').selectAll().where('entryId', '=', id).orderBy('locale').execute()
	]);
	return {
		...row,
		texts: Object.fromEntries(texts.map(({ entryId: _, locale, ...text }) => [locale, text]))
	};
}
