import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import { nameOfSector } from '#rooms/organisations/sectors.ts';
import { findStep } from '#rooms/organisations/value-chain.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import { nameOfRegion } from '#rooms/places/regions.ts';
import { formatDate } from '#ui/format.ts';
import { sayNeedKind } from './need-words.ts';
import type { NeedKind } from './need.ts';
import type { RadarFacet } from './radar.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const facets: Record<RadarFacet, Say> = {
	what: m.needs_by_what,
	kind: m.needs_by_kind,
	sector: m.needs_by_sector,
	step: m.needs_by_step,
	place: m.needs_by_place,
	month: m.needs_by_month,
	cluster: m.needs_by_cluster
};

export const sayFacet = (facet: RadarFacet, locale: Locale): string =>
	facets[facet]({}, { locale });

export const sayWhat = (what: string, locale: Locale): string =>
	(what === 'need' ? m.needs_what_need : m.needs_what_request)({}, { locale });

export const sayChainStep = (step: string, locale: Locale): string =>
	findStep(step.replace(':', '.'))?.names[locale] ?? step;

export const sayPlace = (code: string, locale: Locale): string =>
	code.length === 2 ? nameOfCountry(code, locale) : nameOfRegion(code, locale);

const values: Record<Exclude<RadarFacet, 'cluster'>, (code: string, locale: Locale) => string> = {
	what: sayWhat,
	kind: (code, locale) => sayNeedKind(code as NeedKind, locale),
	sector: nameOfSector,
	step: sayChainStep,
	place: sayPlace,
	month: (code, locale) => formatDate(locale, `${code}-01`, 'month')
};

type Named = { locale: Locale; clusterNames: ReadonlyMap<string, string> };

/** A value of a facet in the reader's words. */
export const sayValue = (
	facet: RadarFacet,
	code: string,
	{ locale, clusterNames }: Named
): string => (facet === 'cluster' ? (clusterNames.get(code) ?? code) : values[facet](code, locale));

export const sayOthers = (locale: Locale): string => m.needs_cluster_others({}, { locale });
