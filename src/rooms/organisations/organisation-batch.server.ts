import { setImmediate } from 'node:timers/promises';
import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { newId } from '#platform/ids.ts';
import { putRows, searchRow } from '#platform/search/entry.server.ts';
import { entryOf } from './organisation-entry.server.ts';
import { partRows } from './organisation-parts.server.ts';
import { columnsOf } from './organisation.server.ts';
import type { OrganisationDraft } from './organisation.ts';

type Made = { id: string; draft: OrganisationDraft };

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
	// While the database writes one part, the words of the other are found here.
	const [, rows] = await Promise.all([
		writeRecords(tx, actor, made, now, importId),
		inPieces(made, ({ id, draft }) => searchRow(entryOf(id, draft), now))
	]);
	await putRows(tx, rows);
	return made.map(({ id }) => id);
}

async function inPieces<From, To>(all: readonly From[], make: (one: From) => To): Promise<To[]> {
	const done: To[] = [];
	for (const one of all) {
		if (done.length % 50 === 0) await setImmediate();
		done.push(make(one));
	}
	return done;
}

async function writeRecords(
	tx: Transaction,
	actor: Actor,
	made: readonly Made[],
	now: Date,
	importId: string
): Promise<void> {
	const organisations = made.map(({ id, draft }) => ({
		id,
		...columnsOf(draft),
		registeredAt: now,
		changedAt: now,
		nuts3: null,
		logoFileId: null,
		dormantSince: null,
		mergedIntoId: null
	}));
	await insertMany(tx, 'organisation', organisations);
	await writePartsOf(tx, made);
	const confirmations = made.map(({ id }) => ({
		id: newId(),
		subjectKind: 'organisation' as const,
		subjectId: id,
		confirmedById: effectivePersonId(actor),
		confirmedAt: now
	}));
	await insertMany(tx, 'confirmation', confirmations);
	const deeds = made.map(({ id }) => ({
		id: newId(),
		actorId: actor.personId,
		onBehalfOfId: actor.onBehalfOfId,
		deed: 'organisation.imported',
		subjectKind: 'organisation' as const,
		subjectId: id,
		isPublic: false,
		details: JSON.stringify({ importId })
	}));
	await insertMany(tx, 'journal', deeds, { json: ['details'] });
}

async function writePartsOf(tx: Transaction, made: readonly Made[]): Promise<void> {
	const parts = made.map(({ id, draft }) => partRows(id, draft));
	const all = <Name extends keyof (typeof parts)[number]>(name: Name) =>
		parts.flatMap((part) => part[name] as ReturnType<typeof partRows>[Name][number][]);
	await insertMany(tx, 'organisationText', all('texts'));
	await insertMany(tx, 'organisationLegalId', all('legalIds'));
	await insertMany(tx, 'organisationActivity', all('activities'));
	await insertMany(tx, 'organisationChainStep', all('chainSteps'));
	await insertMany(tx, 'organisationCapability', all('capabilities'));
	await insertMany(tx, 'organisationContact', all('contacts'));
}
