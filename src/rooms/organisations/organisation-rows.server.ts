import { m } from '#messages';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import type { Hit } from '#platform/search/wanted.ts';
import type { Column, Row } from '#platform/sheets/sheet.server.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import { nameOfRegion } from '#rooms/places/regions.ts';
import { formatLegalId, legalIdSchemes, nameOfScheme } from './legal-id.ts';
import { activityLabel, kindName, sizeName } from './organisation-words.ts';

/** The columns of the list as a file; an import guesses each of them from its heading again. */
export function organisationColumns(locale: Locale): Column[] {
	const in_ = { locale };
	return [
		{ key: 'id', label: m.organisations_column_id({}, in_) },
		{ key: 'name', label: m.organisations_field_name({}, in_) },
		{ key: 'shortName', label: m.organisations_field_shortName({}, in_) },
		{ key: 'kind', label: m.organisations_field_kind({}, in_) },
		{ key: 'size', label: m.organisations_field_sizeClass({}, in_) },
		{ key: 'country', label: m.organisations_field_country({}, in_) },
		{ key: 'region', label: m.organisations_field_region({}, in_) },
		{ key: 'town', label: m.organisations_field_town({}, in_) },
		{ key: 'postcode', label: m.organisations_field_postcode({}, in_) },
		{ key: 'street', label: m.organisations_field_street({}, in_) },
		{ key: 'website', label: m.organisations_field_website({}, in_) },
		{ key: 'email', label: m.organisations_column_email({}, in_) },
		{ key: 'phone', label: m.organisations_column_phone({}, in_) },
		{ key: 'activity', label: m.organisations_field_activities({}, in_) },
		{ key: 'mainActivity', label: m.organisations_column_mainActivity({}, in_) },
		...legalIdSchemes.map((scheme) => ({ key: scheme, label: nameOfScheme(scheme) })),
		{ key: 'foundedOn', label: m.organisations_field_foundedOn({}, in_) },
		{ key: 'description', label: m.organisations_field_description({}, in_) },
		{ key: 'latitude', label: m.organisations_field_latitude({}, in_) },
		{ key: 'longitude', label: m.organisations_field_longitude({}, in_) },
		{ key: 'changedAt', label: m.organisations_column_changedAt({}, in_) },
		{ key: 'address', label: m.organisations_column_address({}, in_) }
	];
}

/** A page of the list with everything that everybody may know of each. */
export async function organisationRows(
	db: Database,
	hits: readonly Hit[],
	{ locale, origin }: { locale: Locale; origin: string }
): Promise<Row[]> {
	const parts = await readPublicParts(
		db,
		hits.map(({ subjectId }) => subjectId)
	);
	return hits.map((hit) => {
		const id = hit.subjectId;
		const row = parts.organisations.get(id)?.[0];
		const texts = parts.texts.get(id) ?? [];
		const text =
			texts.find((one) => one.locale === locale) ??
			texts.find((one) => one.locale === hit.originalLocale);
		const codes = (parts.activities.get(id) ?? []).map(({ naceCode }) => naceCode);
		const contact = (key: 'email' | 'phone') =>
			(parts.contacts.get(id) ?? []).find((one) => one[key])?.[key] ?? null;
		return {
			id,
			name: text?.name ?? hit.titles[hit.originalLocale],
			shortName: text?.shortName,
			kind: row && kindName(row.kind, locale),
			size: row?.sizeClass && sizeName(row.sizeClass, locale),
			country: hit.country && nameOfCountry(hit.country, locale),
			region: hit.region && nameOfRegion(hit.region, locale),
			town: row?.town,
			postcode: row?.postcode,
			street: row?.street,
			website: row?.website,
			email: contact('email'),
			phone: contact('phone'),
			activity: codes.join('; '),
			mainActivity: codes[0] && activityLabel(codes[0], locale).text,
			...Object.fromEntries(
				(parts.legalIds.get(id) ?? []).map(({ scheme, value }) => [
					scheme,
					formatLegalId(scheme, value)
				])
			),
			foundedOn: row?.foundedOn,
			description: text?.description,
			latitude: hit.latitude,
			longitude: hit.longitude,
			changedAt: hit.changedAt.toISOString(),
			address: `${origin}/${locale}${hit.path}`
		};
	});
}

async function readPublicParts(db: Database, ids: readonly string[]) {
	const own = 'organisationId' as const;
	const [organisations, texts, legalIds, activities, contacts] = await Promise.all([
		db
			.selectFrom('organisation')
			.select([
				'id as organisationId',
				'kind',
				'sizeClass',
				'town',
				'postcode',
				'street',
				'website',
				'foundedOn'
			])
			.where('id', 'in', ids)
			.execute(),
		db
			.selectFrom('organisationText')
			.select([own, 'locale', 'name', 'shortName', 'description'])
			.where(own, 'in', ids)
			.execute(),
		db
			.selectFrom('organisationLegalId')
			.select([own, 'scheme', 'value'])
			.where(own, 'in', ids)
			.execute(),
		db
			.selectFrom('organisationActivity')
			.select([own, 'naceCode'])
			.where(own, 'in', ids)
			.orderBy('isMain', 'desc')
			.orderBy('naceCode')
			.execute(),
		db
			.selectFrom('organisationContact')
			.select([own, 'email', 'phone'])
			.where(own, 'in', ids)
			.where('visibility', '=', 'public')
			.orderBy('place')
			.execute()
	]);
	return {
		organisations: byOwner(organisations),
		texts: byOwner(texts),
		legalIds: byOwner(legalIds),
		activities: byOwner(activities),
		contacts: byOwner(contacts)
	};
}

function byOwner<Part extends { organisationId: string }>(rows: Part[]): Map<string, Part[]> {
	const owners = new Map<string, Part[]>();
	for (const row of rows) {
		const known = owners.get(row.organisationId);
		if (known) known.push(row);
		else owners.set(row.organisationId, [row]);
	}
	return owners;
}
