import type { Locale } from '#platform/locale.ts';
import { isTimeZone } from '#platform/wall-time.ts';

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

export type EventText = { name: string; summary: string; description: string; practical: string };

/** Who pays for it, as the programme wants it said. */
export type EventFunding = {
	projectName: string;
	programme: string | null;
	reference: string | null;
	grantNumber: string | null;
	emblem: Emblem | null;
	statements: Texts;
};

export type Owner = { ownerKind: OwnerKind; ownerId: string };

export type EventDraft = {
	slug: string;
	kind: EventKind;
	originalLocale: Locale;
	startsAt: Date;
	endsAt: Date;
	timeZone: string;
	mode: EventMode;
	placeName: string | null;
	address: string | null;
	town: string | null;
	country: string | null;
	region: string | null;
	latitude: number | null;
	longitude: number | null;
	onlineUrl: string | null;
	website: string | null;
	seats: number | null;
	admission: Admission;
	registrationOpensAt: Date | null;
	registrationClosesAt: Date | null;
	offerHours: number;
	texts: Partial<Record<Locale, EventText>>;
	funding: EventFunding | null;
};

export function listEventProblems(draft: EventDraft) {
	const { originalLocale, startsAt, endsAt, registrationOpensAt: opens } = draft;
	const closes = draft.registrationClosesAt;
	const problem = (name: string, reason: string) => ({ name, reason, details: {} });
	return [
		...(draft.texts[originalLocale]?.name.trim()
			? []
			: [problem(`name.${originalLocale}`, 'name_missing_in_original')]),
		...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(draft.slug) ? [] : [problem('slug', 'wrong_address_name')]),
		...(endsAt > startsAt ? [] : [problem('ends_at', 'event_times_cross')]),
		...(opens && closes && closes <= opens
			? [problem('registration_closes_at', 'registration_times_cross')]
			: []),
		...(isTimeZone(draft.timeZone) ? [] : [problem('time_zone', 'unknown_time_zone')])
	];
}

export type RegistrationTime = 'not_yet' | 'open' | 'closed' | 'over' | 'called_off';

/** Whether one may register now; without times of its own it is open until the event ends. */
export function registrationTime(
	event: Pick<EventDraft, 'registrationOpensAt' | 'registrationClosesAt' | 'endsAt'> & {
		calledOffAt: Date | null;
	},
	now: Date
): RegistrationTime {
	if (event.calledOffAt) return 'called_off';
	if (now >= event.endsAt) return 'over';
	if (event.registrationOpensAt && now < event.registrationOpensAt) return 'not_yet';
	return event.registrationClosesAt && now >= event.registrationClosesAt ? 'closed' : 'open';
}

const invited = [
	'startsAt',
	'endsAt',
	'timeZone',
	'mode',
	'placeName',
	'address',
	'town',
	'country',
	'onlineUrl'
] as const;

/** Whether those who come must hear of it: when or where it is, or what it is called. */
export const isInvitationChanged = (before: EventDraft, after: EventDraft): boolean =>
	invited.some((fact) => String(before[fact]) !== String(after[fact])) ||
	JSON.stringify(namesOf(before)) !== JSON.stringify(namesOf(after));

const namesOf = ({ texts }: EventDraft) =>
	Object.entries(texts)
		.map(([locale, { name }]) => `${locale} ${name}`)
		.sort();
