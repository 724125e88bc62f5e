import type { Insertable } from 'kysely';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import { fold } from '#platform/search/fold.ts';
import { bareName } from './likeness.ts';
import { checkLegalId } from './legal-id.ts';
import type { LegalIdScheme } from './legal-id-answer.ts';
import type { OrganisationDraft, OrganisationText } from './organisation.ts';
import type { OrganisationTextTable } from './tables.ts';

const parts = [
	'organisationText',
	'organisationLegalId',
	'organisationActivity',
	'organisationChainStep',
	'organisationCapability',
	'organisationCertificate',
	'organisationContact',
	'organisationLink'
] as const;

export const normalised = (scheme: LegalIdScheme, value: string): string => {
	const answer = checkLegalId(scheme, value);
	return answer.ok ? answer.value : value;
};

export async function writeParts(
	tx: Transaction,
	organisationId: string,
	draft: OrganisationDraft
): Promise<void> {
	for (const table of parts)
		await tx.deleteFrom(table).where('organisationId', '=', organisationId).execute();
	const rows = partRows(organisationId, draft);
	await tx.insertInto('organisationText').values(rows.texts).execute();
	if (rows.legalIds.length)
		await tx.insertInto('organisationLegalId').values(rows.legalIds).execute();
	if (rows.activities.length)
		await tx.insertInto('organisationActivity').values(rows.activities).execute();
	if (rows.chainSteps.length)
		await tx.insertInto('organisationChainStep').values(rows.chainSteps).execute();
	if (rows.capabilities.length)
		await tx.insertInto('organisationCapability').values(rows.capabilities).execute();
	if (rows.certificates.length)
		await tx.insertInto('organisationCertificate').values(rows.certificates).execute();
	if (rows.contacts.length)
		await tx.insertInto('organisationContact').values(rows.contacts).execute();
	if (rows.links.length) await tx.insertInto('organisationLink').values(rows.links).execute();
}

export function partRows(organisationId: string, draft: OrganisationDraft) {
	const own = <Part extends object>(list: readonly Part[]) =>
		list.map((part) => ({ organisationId, ...part }));
	return {
		texts: textRows(organisationId, draft.texts),
		legalIds: draft.legalIds.map(({ scheme, value }) => legalIdRow(organisationId, scheme, value)),
		activities: own(draft.activities.map(({ code, isMain }) => ({ naceCode: code, isMain }))),
		chainSteps: own(draft.chainSteps),
		capabilities: own(draft.capabilities.map((part, place) => ({ id: newId(), ...part, place }))),
		certificates: own(draft.certificates.map((part) => ({ id: newId(), ...part }))),
		contacts: own(draft.contacts.map((part, place) => ({ id: newId(), ...part, place }))),
		links: own(draft.links)
	};
}

function textRows(
	organisationId: string,
	texts: OrganisationDraft['texts']
): Insertable<OrganisationTextTable>[] {
	const entries = Object.entries(texts) as [Locale, OrganisationText][];
	return entries
		.filter(([, { name }]) => name.trim())
		.map(([locale, { name, shortName, description }]) => ({
			organisationId,
			locale,
			name: name.trim(),
			shortName: shortName?.trim() || null,
			description: description.trim(),
			foldedName: fold(name),
			bareName: bareName(name)
		}));
}

function legalIdRow(organisationId: string, scheme: LegalIdScheme, raw: string) {
	const answer = checkLegalId(scheme, raw);
	return {
		organisationId,
		scheme,
		value: answer.ok ? answer.value : raw,
		verification: answer.ok ? answer.verification : ('invalid' as const),
		verifiedAt: null
	};
}

const ownColumns = [
	'kind',
	'sizeClass',
	'originalLocale',
	'foundedOn',
	'country',
	'region',
	'town',
	'postcode',
	'street',
	'latitude',
	'longitude',
	'website'
] as const;

/** The record as it stands, in the shape in which it is entered. */
export async function readDraft(db: Database, id: string): Promise<OrganisationDraft> {
	const row = await db
		.selectFrom('organisation')
		.select(ownColumns)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const [texts, legalIds, activities, chainSteps] = await Promise.all([
		db
			.selectFrom('organisationText')
			.selectAll()
			.where('organisationId', '=', id)
			.orderBy('locale')
			.execute(),
		db
			.selectFrom('organisationLegalId')
			.select(['scheme', 'value'])
			.where('organisationId', '=', id)
			.orderBy('scheme')
			.execute(),
		db
			.selectFrom('organisationActivity')
			.select(['naceCode', 'isMain'])
			.where('organisationId', '=', id)
			.orderBy('isMain', 'desc')
			.orderBy('naceCode')
			.execute(),
		db
			.selectFrom('organisationChainStep')
			.select(['chain', 'step'])
			.where('organisationId', '=', id)
			.orderBy('chain')
			.orderBy('step')
			.execute()
	]);
	return {
		...row,
		texts: Object.fromEntries(
			texts.map(({ locale, name, shortName, description }) => [
				locale,
				{ name, shortName, description }
			])
		),
		legalIds,
		activities: activities.map(({ naceCode, isMain }) => ({ code: naceCode, isMain })),
		chainSteps,
		...(await readSayings(db, id))
	};
}

async function readSayings(db: Database, id: string) {
	const [capabilities, certificates, contacts, links] = await Promise.all([
		db
			.selectFrom('organisationCapability')
			.select(['locale', 'text'])
			.where('organisationId', '=', id)
			.orderBy('place')
			.orderBy('id')
			.execute(),
		db
			.selectFrom('organisationCertificate')
			.select(['name', 'issuedBy', 'reference', 'validFrom', 'validUntil'])
			.where('organisationId', '=', id)
			.orderBy('name')
			.orderBy('id')
			.execute(),
		db
			.selectFrom('organisationContact')
			.select(['name', 'role', 'email', 'phone', 'visibility'])
			.where('organisationId', '=', id)
			.orderBy('place')
			.orderBy('id')
			.execute(),
		db
			.selectFrom('organisationLink')
			.select(['kind', 'url'])
			.where('organisationId', '=', id)
			.orderBy('kind')
			.orderBy('url')
			.execute()
	]);
	return { capabilities, certificates, contacts, links };
}
