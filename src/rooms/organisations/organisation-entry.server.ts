import type { Transaction } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { putEntries, type SearchEntry } from '#platform/search/entry.server.ts';
import { readDraft } from './organisation-parts.server.ts';
import type { OrganisationDraft, OrganisationText } from './organisation.ts';
import { sectorsForActivity } from './sectors.ts';

/** Brings what the search knows of these organisations up to date. */
export async function indexOrganisations(
	tx: Transaction,
	ids: readonly string[],
	now: Date
): Promise<void> {
	const entries: SearchEntry[] = [];
	for (const id of ids) entries.push(entryOf(id, await readDraft(tx, id)));
	await putEntries(tx, entries, now);
}

export function entryOf(id: string, draft: OrganisationDraft, isDormant = false): SearchEntry {
	const texts = Object.entries(draft.texts) as [Locale, OrganisationText][];
	const activities = draft.activities.map(({ code }) => code);
	return {
		subject: { kind: 'organisation', id },
		titles: Object.fromEntries(texts.map(([locale, { name }]) => [locale, name])),
		originalLocale: draft.originalLocale,
		summaries: Object.fromEntries(
			texts
				.filter(([, text]) => text.description)
				.map(([locale, text]) => [locale, summary(text.description)])
		),
		path: `/organisations/${id}`,
		country: draft.country,
		region: draft.region,
		kinds: [draft.kind, ...(draft.sizeClass ? [draft.sizeClass] : [])],
		sectors: [...new Set(activities.flatMap((code) => sectorsForActivity(code).map(codeOf)))],
		divisions: [...new Set(activities.map((code) => `nace-${code.split('.')[0]}`))],
		labels: draft.chainSteps.map(({ chain, step }) => `${chain}:${step}`),
		latitude: draft.latitude,
		longitude: draft.longitude,
		isDormant,
		texts: [...saidAbout(texts), ...otherWords(draft)]
	};
}

const codeOf = ({ code }: { code: string }): string => code;

const summary = (text: string): string =>
	text.length <= 220 ? text : `${text.slice(0, 220).replace(/\s+\S*$/, '')}…`;

const saidAbout = (texts: [Locale, OrganisationText][]): SearchEntry['texts'] =>
	texts.flatMap(([locale, { shortName, description }]) => [
		...(shortName ? [{ weight: 'A' as const, text: shortName, locale }] : []),
		...(description ? [{ weight: 'C' as const, text: description, locale }] : [])
	]);

function otherWords(draft: OrganisationDraft): SearchEntry['texts'] {
	const locale = draft.originalLocale;
	return [
		...draft.capabilities.map((one) => ({
			weight: 'B' as const,
			text: one.text,
			locale: one.locale
		})),
		...(draft.town ? [{ weight: 'B' as const, text: draft.town, locale }] : []),
		...draft.legalIds.map(({ value }) => ({ weight: 'D' as const, text: value, locale })),
		...draft.certificates.map(({ name }) => ({ weight: 'D' as const, text: name, locale }))
	];
}
