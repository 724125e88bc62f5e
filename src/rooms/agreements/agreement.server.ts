import { sql } from 'kysely';
import { effectivePersonId, type Actor } from '#platform/actor.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { foldTexts } from '#platform/search/spelled.ts';
import { findCoordinator } from '#rooms/clusters/coordinator.server.ts';
import { findDraftProblem, type AgreementDraft, type Owner, type PartyDraft } from './draft.ts';
import { writeClauses } from './clause.server.ts';

nameViolations({
	agreement_reference_taken: 'agreement_reference_taken',
	agreement_dates_cross: 'dates_cross',
	agreement_party_named_already: 'party_named_already'
});

export async function createAgreement(
	tx: Transaction,
	actor: Actor,
	{ owner, draft }: { owner: Owner; draft: AgreementDraft },
	now: Date,
	{ id = newId(), isDemo = false }: { id?: string; isDemo?: boolean } = {}
): Promise<Outcome<string>> {
	const problem = findDraftProblem(draft);
	if (problem) return problem;
	const { titles, summaries, parties, areas, clauses, locales, terms, ...columns } = draft;
	const reference = columns.reference || (await nextReference(tx, owner, now));
	await tx
		.insertInto('agreement')
		.values({ id, ...owner, ...columns, reference, isDemo, registeredAt: now, changedAt: now })
		.execute();
	await writeTitles(tx, id, draft);
	for (const [position, party] of parties.entries())
		await addParty(tx, { agreementId: id, position, party, joinedOn: null }, now);
	await writeAreas(tx, id, areas);
	const versionId = newId();
	await tx
		.insertInto('agreementVersion')
		.values({
			id: versionId,
			agreementId: id,
			number: 1,
			locales,
			parties: '[]',
			terms: JSON.stringify(terms)
		})
		.execute();
	await writeClauses(tx, versionId, clauses);
	await record(tx, actor, {
		deed: 'agreement.drafted',
		subject: { kind: 'agreement', id },
		details: { ...owner, kind: draft.kind, reference, byId: effectivePersonId(actor) }
	});
	return accept(id);
}

/** The draft that the same form has entered before: its second click finds it. */
export async function findEntered(
	tx: Transaction,
	{ ownerKind, ownerId }: Owner,
	id: string
): Promise<Outcome<string> | undefined> {
	await holdReferences(tx, ownerId);
	const known = await tx
		.selectFrom('agreement')
		.select(['ownerKind', 'ownerId'])
		.where('id', '=', id)
		.executeTakeFirst();
	if (!known) return undefined;
	const isOwn = known.ownerKind === ownerKind && known.ownerId === ownerId;
	return isOwn ? accept(id) : refuse('agreement_unknown');
}

/** Of two drafts at once the second takes its number when the first has its own. */
const holdReferences = (tx: Transaction, ownerId: string) =>
	sql`select pg_advisory_xact_lock(hashtext(${`agreement_reference ${ownerId}`}))`.execute(tx);

/** Numbered within the year and the owner: 2026/7. */
async function nextReference(tx: Transaction, owner: Owner, now: Date): Promise<string> {
	await holdReferences(tx, owner.ownerId);
	const year = now.toISOString().slice(0, 4);
	const rows = await tx
		.selectFrom('agreement')
		.select('reference')
		.where('ownerKind', '=', owner.ownerKind)
		.where('ownerId', '=', owner.ownerId)
		.where('reference', 'like', `${year}/%`)
		.execute();
	const taken = rows.map(({ reference }) => Number(reference.slice(5)) || 0);
	return `${year}/${Math.max(0, ...taken) + 1}`;
}

/** Titles and summaries, and what the agreement is found by; its number is known by then. */
export async function writeTitles(
	tx: Transaction,
	agreementId: string,
	{ titles, summaries }: Pick<AgreementDraft, 'titles' | 'summaries'>
): Promise<void> {
	await tx.deleteFrom('agreementText').where('agreementId', '=', agreementId).execute();
	const rows = Object.entries(titles)
		.filter(([, title]) => title.trim())
		.map(([locale, title]) => ({
			agreementId,
			locale: locale as Locale,
			title: title.trim(),
			summary: summaries[locale as Locale] ?? ''
		}));
	await insertMany(tx, 'agreementText', rows);
	const { reference } = await tx
		.selectFrom('agreement')
		.select('reference')
		.where('id', '=', agreementId)
		.executeTakeFirstOrThrow();
	const folded = foldTexts([reference, ...rows.map(({ title }) => title)]);
	await tx.updateTable('agreement').set({ folded }).where('id', '=', agreementId).execute();
}

export async function writeAreas(tx: Transaction, agreementId: string, areas: readonly string[]) {
	await tx.deleteFrom('agreementArea').where('agreementId', '=', agreementId).execute();
	const rows = areas.map((area, position) => ({ agreementId, area, position }));
	await insertMany(tx, 'agreementArea', rows);
}

/** A cluster is signed for by its coordinator, the legal person, unless another is named. */
export async function addParty(
	tx: Transaction,
	{
		agreementId,
		position,
		party,
		joinedOn
	}: { agreementId: string; position: number; party: PartyDraft; joinedOn: string | null },
	now: Date
): Promise<string> {
	const id = newId();
	const signingOrganisationId = await signerOf(tx, party, now);
	await tx
		.insertInto('agreementParty')
		.values({
			id,
			agreementId,
			position,
			organisationId: party.organisationId,
			clusterId: party.clusterId,
			signingOrganisationId,
			role: party.role,
			joinedOn
		})
		.execute();
	return id;
}

export async function signerOf(
	db: Database,
	{ clusterId, signingOrganisationId }: PartyDraft,
	now: Date
): Promise<string | null> {
	if (signingOrganisationId || !clusterId) return signingOrganisationId;
	const coordinator = await findCoordinator(db, clusterId, dayOf(now));
	return coordinator?.organisationId ?? null;
}

export async function findAgreement(db: Database, id: string) {
	const row = await db.selectFrom('agreement').selectAll().where('id', '=', id).executeTakeFirst();
	if (!row) return undefined;
	const [texts, areas] = await Promise.all([
		db.selectFrom('agreementText').selectAll().where('agreementId', '=', id).execute(),
		db
			.selectFrom('agreementArea')
			.select('area')
			.where('agreementId', '=', id)
			.orderBy('position')
			.orderBy('area')
			.execute()
	]);
	return {
		...row,
		titles: Object.fromEntries(texts.map(({ locale, title }) => [locale, title])) as Partial<
			Record<Locale, string>
		>,
		summaries: Object.fromEntries(texts.map(({ locale, summary }) => [locale, summary])) as Partial<
			Record<Locale, string>
		>,
		areas: areas.map(({ area }) => area)
	};
}

export type AgreementRecord = NonNullable<Awaited<ReturnType<typeof findAgreement>>>;

export async function getAgreement(db: Database, id: string): Promise<AgreementRecord> {
	const agreement = await findAgreement(db, id);
	if (!agreement) throw new Error(`no agreement ${id}`);
	return agreement;
}
