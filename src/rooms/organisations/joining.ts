import type { OrganisationDraft } from './organisation.ts';

export type Field = keyof OrganisationDraft;
export type Joined = { field: Field; how: 'kept' | 'taken' | 'joined' };

/** What only together says where. */
export const place: readonly Field[] = [
	'country',
	'region',
	'town',
	'postcode',
	'street',
	'latitude',
	'longitude'
];
const own: readonly Field[] = ['kind', 'originalLocale'];

/** One record out of two: what the kept one says stands, what only the other says comes with it. */
export function join(kept: OrganisationDraft, merged: OrganisationDraft): OrganisationDraft {
	const where = kept.town ? kept : merged.town ? merged : kept;
	return {
		...kept,
		sizeClass: kept.sizeClass ?? merged.sizeClass,
		foundedOn: kept.foundedOn ?? merged.foundedOn,
		website: kept.website ?? merged.website,
		country: where.country,
		region: where.region,
		town: where.town,
		postcode: where.postcode,
		street: where.street,
		latitude: where.latitude,
		longitude: where.longitude,
		texts: joinTexts(kept.texts, merged.texts),
		legalIds: both(kept.legalIds, merged.legalIds, ({ scheme }) => scheme),
		activities: both(
			kept.activities,
			merged.activities.map(({ code, isMain }) => ({
				code,
				isMain: isMain && kept.activities.length === 0
			})),
			({ code }) => code
		),
		chainSteps: both(kept.chainSteps, merged.chainSteps, ({ chain, step }) => `${chain}.${step}`),
		capabilities: both(kept.capabilities, merged.capabilities, ({ locale, text }) => locale + text),
		certificates: both(
			kept.certificates,
			merged.certificates,
			({ name, reference }) => `${name}|${reference}`
		),
		contacts: both(kept.contacts, merged.contacts, ({ name, email }) => `${name}|${email}`),
		links: both(kept.links, merged.links, ({ url }) => url)
	};
}

/** Field by field what becomes of two records, leaving out what neither says. */
export function listJoined(kept: OrganisationDraft, merged: OrganisationDraft): Joined[] {
	const joined = join(kept, merged);
	const fields = (Object.keys(joined) as Field[]).filter((field) => isSaid(joined[field]));
	return fields.map((field) => {
		if (isSame(joined[field], kept[field])) return { field, how: 'kept' };
		const isTaken = isSame(joined[field], merged[field]) || place.includes(field);
		return { field, how: isTaken && !own.includes(field) ? 'taken' : 'joined' };
	});
}

/** A description missing in the kept record comes from the other one, name and all else staying. */
function joinTexts(kept: OrganisationDraft['texts'], merged: OrganisationDraft['texts']) {
	const texts = { ...kept, ...merged, ...kept };
	return Object.fromEntries(
		Object.entries(texts).map(([locale, text]) => {
			const other = merged[locale as keyof typeof merged];
			return [
				locale,
				{
					name: text.name,
					shortName: text.shortName ?? other?.shortName ?? null,
					description: text.description || (other?.description ?? '')
				}
			];
		})
	);
}

function both<Part>(kept: Part[], merged: Part[], key: (part: Part) => string): Part[] {
	const known = new Set(kept.map(key));
	return [...kept, ...merged.filter((part) => !known.has(key(part)))];
}

const isSame = (one: unknown, other: unknown): boolean =>
	JSON.stringify(one) === JSON.stringify(other);

const isSaid = (value: unknown): boolean =>
	value !== null && !(Array.isArray(value) && value.length === 0);
