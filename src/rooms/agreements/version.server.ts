import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { holdAgreement } from './agreement-life.server.ts';
import { isOpenToChange } from './agreement-life.ts';
import type { ClauseTexts, Texts } from './agreement.ts';
import { canonical } from './chain.ts';
import { addToChain, sha256 } from './chain.server.ts';
import { signOf } from './clause.server.ts';
import { listDisparities } from './parity.ts';
import { listParties, nameParties, type Representation } from './parties.server.ts';
import {
	contentOf,
	numbered,
	preambleTemplate,
	referred,
	numbersByTemplate,
	withReferences,
	type ClauseRow,
	type Version
} from './version.ts';

/** A version as it is read and signed: references are numbers, parties as fixed or as their records name them. */
export async function readVersion(
	db: Database,
	versionId: string,
	representation?: Representation
): Promise<Version | undefined> {
	const version = await readDraftVersion(db, versionId, representation);
	if (!version) return undefined;
	const numbers = numbersByTemplate(version.clauses);
	const preambles = Object.entries(version.preambles).map(([locale, text]) => [
		locale,
		referred(text, numbers)
	]);
	return {
		...version,
		preambles: Object.fromEntries(preambles) as Texts,
		clauses: withReferences(version.clauses)
	};
}

/** The same as it is written, with its references unresolved. */
export async function readDraftVersion(
	db: Database,
	versionId: string,
	representation?: Representation
): Promise<Version | undefined> {
	const row = await db
		.selectFrom('agreementVersion')
		.innerJoin('agreement', 'agreement.id', 'agreementVersion.agreementId')
		.selectAll('agreementVersion')
		.select(['agreement.bindingLocale as bindingNow'])
		.where('agreementVersion.id', '=', versionId)
		.executeTakeFirst();
	if (!row) return undefined;
	const { createdAt: _, createdById: __, frozenById: ___, bindingNow, ...kept } = row;
	const [clauses, named] = await Promise.all([
		listClauseRows(db, versionId),
		row.frozenAt
			? kept
			: { ...(await readNames(db, row, representation)), bindingLocale: bindingNow }
	]);
	const { titles, parties, bindingLocale } = named;
	const preamble = clauses.find(({ template }) => template === preambleTemplate);
	const preambles = Object.entries(preamble?.texts ?? {}).map(([locale, { body }]) => [
		locale,
		body
	]);
	return {
		...kept,
		...{ titles, parties, bindingLocale },
		preambles: Object.fromEntries(preambles) as Texts,
		clauses: numbered(clauses)
	};
}

export async function listClauseRows(db: Database, versionId: string): Promise<ClauseRow[]> {
	const [clauses, texts] = await Promise.all([
		db
			.selectFrom('clause')
			.select(['id', 'key', 'parentKey', 'position', 'template', 'area', 'compared'])
			.where('versionId', '=', versionId)
			.orderBy('position')
			.orderBy('id')
			.execute(),
		db
			.selectFrom('clauseText')
			.innerJoin('clause', 'clause.id', 'clauseText.clauseId')
			.select(['clauseId', 'locale', 'heading', 'body'])
			.where('versionId', '=', versionId)
			.execute()
	]);
	const byClause = new Map<string, ClauseTexts>();
	for (const { clauseId, locale, ...text } of texts)
		byClause.set(clauseId, { ...byClause.get(clauseId), [locale]: text });
	return clauses.map(({ id, compared, ...row }) => {
		const texts = byClause.get(id) ?? {};
		return { ...row, texts, isCompared: compared !== null && compared === signOf(texts) };
	});
}

/** Titles and parties as they are today. */
async function readNames(
	db: Database,
	{ agreementId, locales }: { agreementId: string; locales: Locale[] },
	representation?: Representation
) {
	const [texts, parties] = await Promise.all([
		db
			.selectFrom('agreementText')
			.select(['locale', 'title'])
			.where('agreementId', '=', agreementId)
			.where('locale', 'in', locales)
			.execute(),
		listParties(db, agreementId)
	]);
	return {
		titles: Object.fromEntries(texts.map(({ locale, title }) => [locale, title])) as Texts,
		parties: await nameParties(db, parties, representation)
	};
}

/** Which text exactly, and in which languages. */
export const getVersionHead = (db: Database, versionId: string) =>
	db
		.selectFrom('agreementVersion')
		.select(['digest', 'locales'])
		.where('id', '=', versionId)
		.executeTakeFirstOrThrow();

/** The one that counts now: the latest, whether still being written or fixed. */
export async function currentVersion(db: Database, agreementId: string) {
	return db
		.selectFrom('agreementVersion')
		.select(['id', 'number', 'edition', 'locales', 'frozenAt', 'digest', 'baseVersionId'])
		.where('agreementId', '=', agreementId)
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();
}

/** Fixes the text that is sent out: refused while its languages differ; a fixed one stays as it is. */
export async function freezeVersion(
	tx: Transaction,
	actor: Actor,
	{
		agreementId,
		now,
		representation
	}: { agreementId: string; now: Date; representation?: Representation }
): Promise<Outcome<{ versionId: string; digest: string }>> {
	const agreement = await holdAgreement(tx, agreementId);
	if (!agreement) return refuse('agreement_unknown');
	const current = await currentVersion(tx, agreementId);
	if (!current) return refuse('version_unknown');
	if (current.frozenAt && current.digest)
		return accept({ versionId: current.id, digest: current.digest });
	if (!isOpenToChange(agreement.state)) return refuse('agreement_closed_to_change');
	const version = (await readVersion(tx, current.id, representation))!;
	const disparities = listDisparities(version);
	if (disparities.length > 0) return refuse('version_differs', { count: disparities.length });
	const content = contentOf(version);
	const digest = sha256(canonical(content));
	const { number, locales, bindingLocale } = version;
	await tx
		.updateTable('agreementVersion')
		.set({ parties: JSON.stringify(version.parties), titles: JSON.stringify(version.titles) })
		.set({ bindingLocale, digest, frozenAt: now, frozenById: effectivePersonId(actor) })
		.where('id', '=', current.id)
		.execute();
	await addToChain(tx, agreementId, {
		kind: 'version',
		at: now,
		content: { versionId: current.id, number, digest, locales, bindingLocale }
	});
	await record(tx, actor, {
		deed: 'agreement.version_frozen',
		subject: { kind: 'agreement', id: agreementId },
		details: { versionId: current.id, number, digest }
	});
	return accept({ versionId: current.id, digest });
}

export async function listVersions(db: Database, agreementId: string) {
	return db
		.selectFrom('agreementVersion')
		.leftJoin('person', 'person.id', 'agreementVersion.createdById')
		.select(['agreementVersion.id', 'number', 'agreementVersion.createdAt', 'frozenAt', 'digest'])
		.select(['note', 'person.name as by'])
		.where('agreementId', '=', agreementId)
		.orderBy('number')
		.execute();
}
