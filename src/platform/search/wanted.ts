import type { Locale } from '../locale.ts';

export type SearchKind = 'organisation' | 'cluster' | 'alliance' | 'event' | 'entry';

export type Wanted = {
	text?: string;
	locale: Locale;
	subjectKinds?: readonly SearchKind[];
	countries?: readonly string[];
	regions?: readonly string[];
	kinds?: readonly string[];
	directions?: readonly string[];
	sizes?: readonly string[];
	sectors?: readonly string[];
	labels?: readonly string[];
	withDormant?: boolean;
	isTyping?: boolean;
};

export type Order = 'relevance' | 'name' | '-name' | '-changed';

export type Hit = {
	subjectKind: SearchKind;
	subjectId: string;
	titles: Partial<Record<Locale, string>>;
	originalLocale: Locale;
	summaries: Partial<Record<Locale, string>>;
	path: string;
	country: string | null;
	region: string | null;
	kinds: string[];
	sectors: string[];
	labels: string[];
	latitude: number | null;
	longitude: number | null;
	isDormant: boolean;
	changedAt: Date;
};

const allFacets = [
	...(['subjectKinds', 'countries', 'regions', 'kinds'] as const),
	...(['directions', 'sizes', 'sectors', 'labels'] as const)
];
export type Facet = (typeof allFacets)[number];
export const isFacet = (name: string): name is Facet =>
	(allFacets as readonly string[]).includes(name);
/** Each has a column; which way an offer goes and how large somebody is stand among the kinds. */
export type StoredFacet = Exclude<Facet, 'directions' | 'sizes'>;
/** A value of a facet; without a number where there are too many hits to count them. */
export type Counted = { value: string; count: number | null };
export type Counts = Partial<Record<Facet, Counted[]>>;
/** How many a list has, and how many for each value of its facets. */
export type Listing = { total: number; isMore: boolean; counts: Counts };

/** Hits for words are counted so far; beyond it there are more than so many. */
export const mostCounted = 1_000;
/** A part of what was found, and what of it can be narrowed by. */
export type Page = {
	hits: Hit[];
	total: number;
	/** Whether there are more than were counted. */
	isMore: boolean;
	counts: Counts;
};
export type Found = Omit<Page, 'counts'> & {
	isByLikeness: boolean;
	/** So many of the hits have all the words; those after them have some. */
	whole: number;
};
