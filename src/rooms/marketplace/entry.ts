import type { Locale } from '#platform/locale.ts';

export const entryKinds = [
	'product',
	'service',
	'capacity',
	'technology',
	'research',
	'partner_search',
	'internship',
	'know_how',
	'good_practice'
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Who will pay? Whoever offers is paid; whoever requests pays. */
export const directions = ['offer', 'request'] as const;
export type Direction = (typeof directions)[number];

export const entryStates = [
	'draft',
	'submitted',
	'checked',
	'returned',
	'published',
	'expired',
	'closed',
	'removed'
] as const;
export type EntryState = (typeof entryStates)[number];

/** How far a thing is, as profiles of the Enterprise Europe Network tell it. */
export const stages = [
	'concept',
	'under_development',
	'tested',
	'demonstrated',
	'on_the_market'
] as const;
export type Stage = (typeof stages)[number];

/** What protects it. */
export const properties = [
	'none',
	'secret',
	'copyright',
	'design',
	'trade_mark',
	'patent_applied',
	'patent_granted'
] as const;
export type Property = (typeof properties)[number];

export const partnerships = [
	'supply',
	'manufacturing',
	'subcontracting',
	'distribution',
	'agency',
	'services',
	'franchise',
	'licence',
	'technical_cooperation',
	'research_cooperation',
	'joint_venture',
	'investment',
	'internship',
	'exchange_of_practice'
] as const;
export type Partnership = (typeof partnerships)[number];

export const contactWays = ['direct', 'broker'] as const;
export type ContactWay = (typeof contactWays)[number];

/** How much of its owner an entry shows, each step with all before it. */
export const shownSteps = ['sector', 'size', 'name', 'contact'] as const;
export type Shown = (typeof shownSteps)[number];

export const partyRoles = [
	'lead',
	'producer',
	'designer',
	'supplier',
	'researcher',
	'seller',
	'funder',
	'other'
] as const;
export type PartyRole = (typeof partyRoles)[number];

export type EntryFileKind = 'photo' | 'document';

export type Texts = Partial<Record<Locale, string>>;

export const textNames = [
	'title',
	'summary',
	'description',
	'advantages',
	'partnerSought'
] as const;
export type EntryText = Record<(typeof textNames)[number], string>;

/** An entry as it is written: on a form, in the demo world. */
export type EntryDraft = {
	kind: EntryKind;
	direction: Direction;
	originalLocale: Locale;
	texts: Partial<Record<Locale, EntryText>>;
	stage: Stage | null;
	property: Property | null;
	partnerships: Partnership[];
	partnerKinds: string[];
	partnerSizes: string[];
	wantedCountries: string[];
	wantedRegions: string[];
	activities: string[];
	chainSteps: string[];
	languages: string[];
	quantity: number | null;
	unit: string | null;
	availableFrom: string | null;
	availableUntil: string | null;
	callName: string | null;
	callUrl: string | null;
	callDeadline: string | null;
	validUntil: string | null;
	contactWay: ContactWay;
	shownToAll: Shown;
	shownToMembers: Shown;
};

export const shows = (shown: Shown, step: Shown): boolean =>
	shownSteps.indexOf(shown) >= shownSteps.indexOf(step);

/** Characters, as the table allows them. */
export const longest: Record<keyof EntryText, number> = {
	title: 200,
	summary: 1_000,
	description: 10_000,
	advantages: 4_000,
	partnerSought: 4_000
};
