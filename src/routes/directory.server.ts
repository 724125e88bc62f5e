import { textOf } from '#platform/guards/words.server.ts';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { rememberPublic } from '#platform/public-memory.ts';
import { parameters, wantedBy } from '#platform/search/asked.ts';
import { searchWithFacets } from '#platform/search/search.server.ts';
import type { SearchKind, Facet, Hit, Order, Wanted } from '#platform/search/wanted.ts';
import { isNews, listNearReasons, listReasons } from '#platform/search/why.ts';
import { sayDirection } from '#rooms/marketplace/entry-words.ts';
import { nameOfSector, sectors } from '#rooms/organisations/sectors.ts';
import { findStep } from '#rooms/organisations/value-chain.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import { nameOfRegion } from '#rooms/places/regions.ts';

export const perPage = 20;

export type Listed = {
	id: string;
	kind: SearchKind;
	path: string;
	title: string;
	titleLocale: Locale;
	summary: string;
	summaryLocale: Locale;
	place: string;
	kinds: string[];
	sectors: string[];
	isDormant: boolean;
};

export const wantedIn = (url: URL, locale: Locale, only?: SearchKind): Wanted =>
	wantedBy(url.searchParams, locale, only);

export const pageIn = (url: URL): number =>
	Math.min(5000, Math.max(1, Math.floor(Number(url.searchParams.get('page')) || 1)));

const orders: Record<string, Order> = { name: 'name', '-name': '-name', '-changed': '-changed' };

export const orderIn = (url: URL): Order =>
	orders[url.searchParams.get('sort') ?? ''] ?? 'relevance';

/** Offers and requests are read from the newest on, unless they are asked for by words. */
const orderOf = (url: URL, { text }: Wanted, only?: SearchKind): Order =>
	only === 'entry' && !text && !url.searchParams.has('sort') ? '-changed' : orderIn(url);

type Extent = { only?: SearchKind; facets: readonly Facet[] };
type Asked = { wanted: Wanted; at: number; order: Order };

/** The same for everybody who asks for the same. */
export function loadDirectory(db: Database, url: URL, locale: Locale, extent: Extent) {
	const wanted = wantedIn(url, locale, extent.only);
	const asked = { wanted, at: pageIn(url), order: orderOf(url, wanted, extent.only) };
	return rememberPublic(`directory ${JSON.stringify([asked, extent])}`, () =>
		findDirectory(db, locale, extent, asked)
	);
}

async function findDirectory(db: Database, locale: Locale, { only, facets }: Extent, asked: Asked) {
	const { wanted } = asked;
	const { found, at } = await findPage(db, asked, facets);
	return {
		text: wanted.text ?? '',
		at,
		perPage,
		order: asked.order,
		total: found.total,
		isMore: found.isMore,
		isByLikeness: found.isByLikeness,
		/** After so many come those that have only some of the words, or are near them. */
		whole: found.whole,
		entries: found.hits.map((hit, nth) => ({
			...listed(hit, locale),
			why: wanted.text ? reasonsOf(hit, wanted.text, locale, at === 1 && nth >= found.whole) : []
		})),
		facets: facets.map((facet) => ({
			facet,
			name: parameters[facet],
			legend: legendOf(facet, locale, only),
			choices: (found.counts[facet] ?? [])
				.filter(({ value }) => isShown(facet, value))
				.map(({ value, count }) => ({
					value,
					count,
					label: facetLabel(facet, value, locale, only),
					checked: (wanted[facet] as readonly string[] | undefined)?.includes(value) ?? false
				}))
		}))
	};
}

/** Why a hit was found, where its own words do not show it. */
function reasonsOf(hit: Hit, text: string, locale: Locale, isBeside: boolean) {
	const { titles, summaries, originalLocale } = hit;
	const shown = titles[locale] ? locale : originalLocale;
	const texts = [titles[shown], summaries[shown]].flatMap((one) =>
		one ? [{ text: one, locale: shown }] : []
	);
	const reasons = listReasons(text, locale, texts);
	if (isBeside && reasons.length === 0) return listNearReasons(text, locale, texts);
	return reasons.filter(isNews);
}

/** Past the last page there is nothing to see; the last one is shown instead. */
async function findPage(db: Database, { wanted, at, order }: Asked, facets: readonly Facet[]) {
	const page = (at: number) => {
		const cut = { limit: perPage, offset: (at - 1) * perPage, order, withSome: true };
		return searchWithFacets(db, wanted, cut, facets);
	};
	const found = await page(at);
	const last = Math.max(1, Math.ceil(found.total / perPage));
	return at <= last ? { found, at } : { found: await page(last), at: last };
}

export type Directory = Awaited<ReturnType<typeof loadDirectory>>;

/** Sectors are filtered by the fourteen ecosystems; NACE divisions have pages of their own. */
const isShown = (facet: Facet, value: string): boolean =>
	facet !== 'sectors' || sectors.some(({ code }) => code === value);

/** What the same facet is called where a list is of entries. */
const legendsOfEntries: Partial<Record<Facet, string>> = {
	kinds: 'ui_facet_entry_kinds',
	labels: 'ui_facet_steps'
};

const legendOf = (facet: Facet, locale: Locale, only?: SearchKind): string =>
	textOf((only === 'entry' && legendsOfEntries[facet]) || `ui_facet_${facet}`, locale);

export function facetLabel(facet: Facet, value: string, locale: Locale, only?: SearchKind): string {
	if (facet === 'countries') return nameOfCountry(value, locale);
	if (facet === 'regions') return nameOfRegion(value, locale);
	if (facet === 'sectors') return nameOfSector(value, locale);
	if (facet === 'subjectKinds') return textOf(`ui_kind_${value}`, locale);
	if (facet === 'labels' && only === 'entry')
		return findStep(value.replace(':', '.'))?.names[locale] ?? value;
	if (facet === 'labels') return textOf(`clusters_register_${value}`, locale);
	return kindLabel(value, locale, only);
}

const prefixes: Record<SearchKind, string> = {
	organisation: 'organisations_kind_',
	cluster: 'clusters_stage_',
	alliance: 'alliances_kind_',
	event: 'events_kind_',
	entry: 'marketplace_kind_'
};

export function kindLabel(value: string, locale: Locale, of?: SearchKind): string {
	if (/^(micro|small|medium|large)$/.test(value))
		return textOf(`organisations_size_${value}`, locale);
	if (of === 'entry' && (value === 'offer' || value === 'request'))
		return sayDirection(value, locale);
	return textOf(`${prefixes[of ?? 'organisation']}${value}`, locale);
}

export function listed(hit: Hit, locale: Locale): Listed {
	const titleLocale = hit.titles[locale] ? locale : hit.originalLocale;
	const summaryLocale = hit.summaries[locale] ? locale : hit.originalLocale;
	const region = hit.region ? nameOfRegion(hit.region, locale) : '';
	const country = hit.country ? nameOfCountry(hit.country, locale) : '';
	return {
		id: hit.subjectId,
		kind: hit.subjectKind,
		path: hit.path,
		title: hit.titles[titleLocale] ?? Object.values(hit.titles)[0] ?? '',
		titleLocale,
		summary: hit.summaries[summaryLocale] ?? '',
		summaryLocale,
		place: [region, country].filter(Boolean).join(', '),
		kinds: hit.kinds.map((kind) => kindLabel(kind, locale, hit.subjectKind)),
		sectors: hit.sectors
			.filter((sector) => isShown('sectors', sector))
			.map((sector) => nameOfSector(sector, locale)),
		isDormant: hit.isDormant
	};
}
