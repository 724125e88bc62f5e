import type { Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { isId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import { maySeeManagersContacts, maySeeMembersContacts } from './access.ts';
import { readDraft } from './organisation-parts.server.ts';
import { confirmationState, type Contact, type OrganisationDraft } from './organisation.ts';

/** A record as one reader may see it: contacts only as far as their owner lets them. */
export type OrganisationRecord = OrganisationDraft & {
	id: string;
	edition: number;
	logoFileId: string | null;
	isDemo: boolean;
	registeredAt: Date;
	changedAt: Date;
	dormantSince: Date | null;
	mergedIntoId: string | null;
	confirmedAt: Date | null;
	confirmation: 'confirmed' | 'due' | 'silent';
};

export async function findOrganisation(
	db: Database,
	actor: Actor,
	id: string,
	now: Date
): Promise<OrganisationRecord | undefined> {
	if (!isId(id)) return undefined;
	const row = await db
		.selectFrom('organisation')
		.select([
			'id',
			'edition',
			'logoFileId',
			'isDemo',
			'registeredAt',
			'changedAt',
			'dormantSince',
			'mergedIntoId'
		])
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const [draft, confirmedAt] = await Promise.all([
		readDraft(db, id),
		findLastConfirmation(db, 'organisation', id)
	]);
	return {
		...draft,
		...row,
		contacts: visibleContacts(draft.contacts, actor, id),
		confirmedAt,
		confirmation: confirmationState(confirmedAt, row.registeredAt, now)
	};
}

export async function findLastConfirmation(
	db: Database,
	subjectKind: 'organisation' | 'cluster' | 'alliance',
	subjectId: string
): Promise<Date | null> {
	const last = await db
		.selectFrom('confirmation')
		.select('confirmedAt')
		.where('subjectKind', '=', subjectKind)
		.where('subjectId', '=', subjectId)
		.orderBy('confirmedAt', 'desc')
		.limit(1)
		.executeTakeFirst();
	return last?.confirmedAt ?? null;
}

function visibleContacts(contacts: readonly Contact[], actor: Actor, id: string): Contact[] {
	return contacts.filter(({ visibility }) => {
		if (visibility === 'public') return true;
		if (visibility === 'members')
			return maySeeMembersContacts(actor) || maySeeManagersContacts(actor, id);
		return maySeeManagersContacts(actor, id);
	});
}

export type OrganisationName = {
	id: string;
	texts: Partial<Record<Locale, { name: string; shortName: string | null }>>;
	originalLocale: Locale;
	country: string;
	town: string | null;
	kind: string;
};

/** Names of many organisations at once, by id, for lists of members and partners. */
export async function listOrganisationNames(
	db: Database,
	ids: readonly string[]
): Promise<Map<string, OrganisationName>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('organisation')
		.innerJoin('organisationText', 'organisationText.organisationId', 'organisation.id')
		.select([
			'organisation.id',
			'originalLocale',
			'country',
			'town',
			'kind',
			'locale',
			'name',
			'shortName'
		])
		.where('organisation.id', 'in', [...new Set(ids)])
		.execute();
	const names = new Map<string, OrganisationName>();
	for (const { locale, name, shortName, ...row } of rows) {
		const known = names.get(row.id) ?? { ...row, texts: {} };
		known.texts[locale] = { name, shortName };
		names.set(row.id, known);
	}
	return names;
}
