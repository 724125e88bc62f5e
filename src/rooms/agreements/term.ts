import { daysAfter, monthsAfter } from '#platform/calendar-day.ts';

export const termCauses = ['signed', 'renewed', 'amended', 'recorded'] as const;
export type TermCause = (typeof termCauses)[number];

export const terminationCauses = ['notice', 'consent', 'replaced', 'dissolution', 'lapse'] as const;
export type TerminationCause = (typeof terminationCauses)[number];

/** A term is half-open: it ends before `validUntil`; none means until somebody ends it. */
export type Term = { validFrom: string; validUntil: string | null };

/** What is written as the last day counts as a whole day. */
export const termOf = (
	{ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null },
	signedOn: string
): Term => ({ validFrom: startsOn ?? signedOn, validUntil: endsOn ? daysAfter(endsOn, 1) : null });

export const lastDayOf = ({ validUntil }: Term): string | null =>
	validUntil ? daysAfter(validUntil, -1) : null;

export const hasBegun = ({ validFrom }: Term, today: string): boolean => validFrom <= today;

export const isOver = ({ validUntil }: Term, today: string): boolean =>
	validUntil !== null && validUntil <= today;

/** The first day a notice given on a day may end an agreement on. */
export const earliestEnd = (givenOn: string, noticeMonths: number | null): string =>
	noticeMonths ? monthsAfter(givenOn, noticeMonths) : givenOn;

/** Half a year before the end is the time to speak of going on. */
export const renewalWindowMonths = 6;

export const isRenewalDue = ({ validUntil }: Term, today: string): boolean =>
	validUntil !== null && today >= monthsAfter(validUntil, -renewalWindowMonths);

export const nextTerm = ({ validUntil }: Term, months: number): Term | undefined =>
	validUntil === null
		? undefined
		: { validFrom: validUntil, validUntil: monthsAfter(validUntil, months) };
