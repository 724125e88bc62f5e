import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { putEntries } from '#platform/search/entry.server.ts';
import { entryOf } from './organisation-entry.server.ts';
import { partRows } from './organisation-parts.server.ts';
import { columnsOf } from './organisation.server.ts';
import type { OrganisationDraft } from './organisation.ts';

/** Registers many at once, each with its confirmation, search entry and line in the journal. */
export async function registerBatch(
	tx: Transaction,
	actor: Actor,
	drafts: readonly OrganisationDraft[],
	now: Date,
	importId: string
): Promise<string[]> {
	if (drafts.length === 0) return [];
	const made = drafts.map((draft) => ({ id: newId(), draft }));
	await tx
		.insertInto('organisation')
		.values(
			made.map(({ id, draft }) => ({
				id,
				...columnsOf(draft),
				registeredAt: now,
				changedAt: now,
				nuts3: null,
				logoFileId: null,
				dormantSince: null,
				mergedIntoId: null
			}))
		)
		.execute();
	await writePartsOf(tx, made);
	await tx
		.insertInto('confirmation')
		.values(
			made.map(({ id }) => ({
				id: newId(),
				subjectKind: 'organisation' as const,
				subjectId: id,
				confirmedById: effectivePersonId(actor),
				confirmedAt: now
			}))
		)
		.execute();
	await putEntries(
		tx,
		made.map(({ id, draft }) => entryOf(id, draft)),
		now
	);
	await tx
		.insertInto('journal')
		.values(
			made.map(({ id }) => ({
				id: newId(),
				actorId: actor.personId,
				onBehalfOfId: actor.onBehalfOfId,
				deed: 'organisation.imported',
				subjectKind: 'organisation' as const,
				subjectId: id,
				isPublic: false,
				details: JSON.stringify({ importId })
			}))
		)
		.execute();
	return made.map(({ id }) => id);
}

async function writePartsOf(
	tx: Transaction,
	made: readonly { id: string; draft: OrganisationDraft }[]
): Promise<void> {
	const parts = made.map(({ id, draft }) => partRows(id, draft));
	const all = <Name extends keyof (typeof parts)[number]>(name: Name) =>
		parts.flatMap((part) => part[name] as ReturnType<typeof partRows>[Name][number][]);
	await tx.insertInto('organisationText').values(all('texts')).execute();
	const legalIds = all('legalIds');
	if (legalIds.length) await tx.insertInto('organisationLegalId').values(legalIds).execute();
	const activities = all('activities');
	if (activities.length) await tx.insertInto('organisationActivity').values(activities).execute();
	const chainSteps = all('chainSteps');
	if (chainSteps.length) await tx.insertInto('organisationChainStep').values(chainSteps).execute();
	const capabilities = all('capabilities');
	if (capabilities.length)
		await tx.insertInto('organisationCapability').values(capabilities).execute();
	const contacts = all('contacts');
	if (contacts.length) await tx.insertInto('organisationContact').values(contacts).execute();
}
