import type { Locale } from '#platform/locale.ts';

export const ownerKinds = ['cluster', 'alliance'] as const;
export type OwnerKind = (typeof ownerKinds)[number];

export const organKinds = [
	'assembly',
	'council',
	'board',
	'presidium',
	'audit_committee',
	'project_group'
] as const;
export type OrganKind = (typeof organKinds)[number];

export const compositions = ['members', 'council', 'parties', 'seats'] as const;
export type Composition = (typeof compositions)[number];

export const weightings = ['equal', 'weights'] as const;
export type Weighting = (typeof weightings)[number];

export const majorities = [
	'simple',
	'absolute',
	'two_thirds',
	'three_quarters',
	'unanimous'
] as const;
export type Majority = (typeof majorities)[number];

export const seatRoles = ['chair', 'deputy_chair', 'secretary', 'member'] as const;
export type SeatRole = (typeof seatRoles)[number];

export type Texts = Partial<Record<Locale, string>>;
export type TitledTexts = Partial<Record<Locale, { title: string; text: string }>>;
