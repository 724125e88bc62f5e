import type { Locale } from '#platform/locale.ts';

export const eventKinds = [
	'conference',
	'training',
	'seminar',
	'webinar',
	'working_meeting',
	'fair_visit',
	'brokerage_event'
] as const;
export type EventKind = (typeof eventKinds)[number];

export const eventModes = ['on_site', 'online', 'hybrid'] as const;
export type EventMode = (typeof eventModes)[number];

export const ownerKinds = ['cluster', 'alliance', 'organisation'] as const;
export type OwnerKind = (typeof ownerKinds)[number];

export const organiserRoles = ['organiser', 'co_organiser', 'support_office', 'partner'] as const;
export type OrganiserRole = (typeof organiserRoles)[number];

/** Whether a seat is given at once or after the organiser has agreed. */
export const admissions = ['direct', 'approval'] as const;
export type Admission = (typeof admissions)[number];

export type Emblem = 'eu' | 'none';

/** One text in the languages it was written in. */
export type Texts = Partial<Record<Locale, string>>;
