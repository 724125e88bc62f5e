import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { isSame, resemblances, bareName, type Known, type Resemblance } from './likeness.ts';
import { normalised } from './organisation-parts.server.ts';
import { webDomainOf, type OrganisationDraft } from './organisation.ts';

export type Like = {
	id: string;
	texts: Partial<Record<Locale, { name: string }>>;
	originalLocale: Locale;
	town: string | null;
	country: string;
	signs: Resemblance[];
};

const most = 8;

export function knownBy(draft: OrganisationDraft): Known {
	return {
		names: Object.values(draft.texts).map(({ name }) => name),
		legalIds: draft.legalIds.map(({ scheme, value }) => ({
			scheme,
			value: normalised(scheme, value)
		})),
		webDomain: webDomainOf(draft.website),
		town: draft.town,
		country: draft.country
	};
}

/** Organisations already entered that may be the same one, the likeliest first. */
export async function findLikeOrganisations(
	db: Database,
	draft: OrganisationDraft,
	exceptId?: string
): Promise<Like[]> {
	const wanted = knownBy(draft);
	const ids = await listCandidates(db, wanted);
	const candidates = await readKnown(
		db,
		ids.filter((id) => id !== exceptId)
	);
	return candidates
		.map(({ known, ...shown }) => ({ ...shown, signs: resemblances(wanted, known) }))
		.filter(({ signs }) => signs.length > 0)
		.sort((a, b) => weight(b.signs) - weight(a.signs) || (a.id < b.id ? -1 : 1))
		.slice(0, most);
}

const weights: Record<Resemblance, number> = {
	legal_id: 16,
	name: 8,
	similar: 4,
	domain: 4,
	town: 1
};

const weight = (signs: readonly Resemblance[]): number =>
	signs.reduce((sum, sign) => sum + weights[sign], isSame(signs) ? 8 : 0);

async function listCandidates(db: Database, { names, legalIds, webDomain }: Known) {
	const folded = names.map(bareName).filter(Boolean);
	const { rows } = await sql<{ id: string }>`
		select distinct id from (
			select organisation_id as id from organisation_legal_id
			where value = any(${legalIds.map(({ value }) => value)}::text[])
			union all
			select id from organisation where web_domain = ${webDomain}
			union all
			select organisation_id as id
			from unnest(${folded}::text[]) as asked cross join lateral (
				select organisation_id from organisation_text
				where folded_name % asked order by similarity(folded_name, asked) desc limit 20
			) as near
		) as found join organisation using (id)
		where merged_into_id is null limit 100`.execute(db);
	return rows.map(({ id }) => id);
}

async function readKnown(db: Database, ids: readonly string[]) {
	if (ids.length === 0) return [];
	const [rows, texts, legalIds] = await Promise.all([
		db
			.selectFrom('organisation')
			.select(['id', 'originalLocale', 'town', 'country', 'webDomain'])
			.where('id', 'in', ids)
			.execute(),
		db
			.selectFrom('organisationText')
			.select(['organisationId', 'locale', 'name'])
			.where('organisationId', 'in', ids)
			.execute(),
		db
			.selectFrom('organisationLegalId')
			.select(['organisationId', 'scheme', 'value'])
			.where('organisationId', 'in', ids)
			.execute()
	]);
	return rows.map(({ webDomain, ...row }) => {
		const own = texts.filter(({ organisationId }) => organisationId === row.id);
		return {
			...row,
			texts: Object.fromEntries(own.map(({ locale, name }) => [locale, { name }])) as Like['texts'],
			known: {
				names: own.map(({ name }) => name),
				legalIds: legalIds.filter(({ organisationId }) => organisationId === row.id),
				webDomain,
				town: row.town,
				country: row.country
			}
		};
	});
}
