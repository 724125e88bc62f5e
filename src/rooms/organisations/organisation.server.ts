import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { dateIn } from '#platform/clock.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { listProblems } from './organisation-draft.ts';
import { indexOrganisations } from './organisation-entry.server.ts';
import { normalised, readDraft, writeParts } from './organisation-parts.server.ts';
import { webDomainOf, type OrganisationDraft } from './organisation.ts';
import { vouchFor } from './vouching.server.ts';

export async function registerOrganisation(
	tx: Transaction,
	actor: Actor,
	draft: OrganisationDraft,
	now: Date,
	{ isDemo = false }: { isDemo?: boolean } = {}
): Promise<Outcome<string>> {
	const problems = listProblems(draft, dateIn('UTC', now));
	if (problems.length > 0) return refuse('draft_has_problems', { problems });
	const taken = await findTakenLegalId(tx, draft, null);
	if (taken) return refuse('legal_id_taken', taken);
	const id = newId();
	await tx
		.insertInto('organisation')
		.values({
			id,
			...columnsOf(draft),
			isDemo,
			registeredAt: now,
			changedAt: now,
			nuts3: null,
			logoFileId: null,
			dormantSince: null,
			mergedIntoId: null
		})
		.execute();
	await writeParts(tx, id, draft);
	await vouchFor(tx, actor, { kind: 'organisation', id }, now);
	await indexOrganisations(tx, [id], now);
	await record(tx, actor, {
		deed: 'organisation.registered',
		subject: { kind: 'organisation', id },
		isPublic: true
	});
	return accept(id);
}

/** Saves over the edition that the person began with; what another changed meanwhile is not lost. */
export async function changeOrganisation(
	tx: Transaction,
	actor: Actor,
	{ id, edition, draft }: { id: string; edition: number; draft: OrganisationDraft },
	now: Date
): Promise<Outcome<number>> {
	const problems = listProblems(draft, dateIn('UTC', now));
	if (problems.length > 0) return refuse('draft_has_problems', { problems });
	const held = await lockOrganisation(tx, id);
	if (!held || held.mergedIntoId) return refuse('organisation_gone');
	const before = await readDraft(tx, id);
	if (held.edition !== edition)
		return refuse('changed_meanwhile', { edition: held.edition, theirs: before });
	const taken = await findTakenLegalId(tx, draft, id);
	if (taken) return refuse('legal_id_taken', taken);
	await tx
		.updateTable('organisation')
		.set({ ...columnsOf(draft), edition: edition + 1, changedAt: now, dormantSince: null })
		.where('id', '=', id)
		.execute();
	await writeParts(tx, id, draft);
	await vouchFor(tx, actor, { kind: 'organisation', id }, now);
	await indexOrganisations(tx, [id], now);
	await record(tx, actor, {
		deed: 'organisation.changed',
		subject: { kind: 'organisation', id },
		isPublic: true,
		details: { changed: changedFields(before, await readDraft(tx, id)) }
	});
	return accept(edition + 1);
}

function changedFields(
	before: OrganisationDraft,
	after: OrganisationDraft
): Record<string, { before: unknown; after: unknown }> {
	const keys = Object.keys(after) as (keyof OrganisationDraft)[];
	const different = keys.filter(
		(key) => JSON.stringify(before[key]) !== JSON.stringify(after[key])
	);
	return Object.fromEntries(
		different.map((key) => [key, { before: before[key], after: after[key] }])
	);
}

const lockOrganisation = (tx: Transaction, id: string) =>
	tx
		.selectFrom('organisation')
		.select(['edition', 'mergedIntoId'])
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();

export const columnsOf = (draft: OrganisationDraft) => ({
	kind: draft.kind,
	sizeClass: draft.sizeClass,
	originalLocale: draft.originalLocale,
	foundedOn: draft.foundedOn,
	country: draft.country,
	region: draft.region,
	town: draft.town,
	postcode: draft.postcode,
	street: draft.street,
	latitude: draft.latitude,
	longitude: draft.longitude,
	website: draft.website,
	webDomain: webDomainOf(draft.website)
});

async function findTakenLegalId(db: Database, draft: OrganisationDraft, ownId: string | null) {
	for (const { scheme, value } of draft.legalIds) {
		const holder = await db
			.selectFrom('organisationLegalId')
			.select(['organisationId', 'scheme', 'value'])
			.where('scheme', '=', scheme)
			.where('value', '=', normalised(scheme, value))
			.where('organisationId', '<>', ownId ?? '00000000-0000-0000-0000-000000000000')
			.executeTakeFirst();
		if (holder) return holder;
	}
	return undefined;
}
