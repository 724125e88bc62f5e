import type { Locale } from '#locales';
import {
	collators,
	dates,
	displayNames,
	lists,
	numbers,
	plurals,
	relatives
} from '#platform/intl.ts';

export type DateStyle = 'short' | 'medium' | 'long' | 'full' | 'month';
type When = Date | string | number;

const dateOptions: Record<DateStyle, Intl.DateTimeFormatOptions> = {
	short: { day: 'numeric', month: 'numeric', year: 'numeric' },
	medium: { day: 'numeric', month: 'short', year: 'numeric' },
	long: { day: 'numeric', month: 'long', year: 'numeric' },
	full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
	month: { month: 'long', year: 'numeric' }
};

/** A plain date ('2010-10-08') stays that day wherever the reader is. */
export function formatDate(
	locale: Locale,
	when: When,
	style: DateStyle = 'long',
	timeZone?: string
): string {
	const zone = isPlainDate(when) ? 'UTC' : timeZone;
	const isShort = style === 'short' || style === 'medium';
	const options = { ...dateOptions[style], ...(isShort && shortIn[locale]), timeZone: zone };
	const text = dates(locale, options).format(instant(when));
	return isShort ? withoutYearMark(text) : withWholeYear(locale, text);
}

/** Bulgarian offices write 02.05.2026: two digits each, so that a column of days stands straight. */
const shortIn: Partial<Record<Locale, Intl.DateTimeFormatOptions>> = {
	bg: { day: '2-digit', month: '2-digit' }
};

/** In a column «г.» after every year says nothing, and before a full stop it would end twice. */
const withoutYearMark = (text: string): string => text.replace(/\s?г\./, '');

const years: Partial<Record<Locale, string>> = { bg: 'година', ru: 'года' };

/** A long date may stand at the end of a sentence, where the full stop of «г.» would stand twice. */
const withWholeYear = (locale: Locale, text: string): string =>
	text.replace(/г\.$/, years[locale] ?? 'г.');

/** Bulgarian marks hours with «ч.», whose full stop would stand twice as well; 09:00 says the same. */
const withoutHourMark = (text: string): string => text.replace(/\s?ч\./g, '');

export function formatDateTime(locale: Locale, when: When, timeZone?: string): string {
	const options = {
		...dateOptions.medium,
		...shortIn[locale],
		hour: '2-digit',
		minute: '2-digit',
		timeZone
	} as const;
	return withoutYearMark(withoutHourMark(dates(locale, options).format(instant(when))));
}

/** From when until when, as short as the language has it: "14–15 April 2026", "14 April, 09:00–17:00". */
export function formatPeriod(locale: Locale, from: When, until: When, timeZone: string): string {
	const day = (when: When) => formatDate(locale, when, 'short', timeZone);
	const parts: Intl.DateTimeFormatOptions = {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		timeZone
	};
	const options =
		day(from) === day(until) ? ({ ...parts, hour: '2-digit', minute: '2-digit' } as const) : parts;
	const text = dates(locale, options).formatRange(instant(from), instant(until));
	return withWholeYear(locale, withoutHourMark(text));
}

export function formatTime(locale: Locale, when: When, timeZone: string): string {
	const text = dates(locale, { hour: '2-digit', minute: '2-digit', timeZone });
	return withoutHourMark(text.format(instant(when)));
}

/** "Central European Summer Time (Europe/Warsaw)". */
export function zoneName(locale: Locale, timeZone: string, at: When): string {
	const parts = dates(locale, { timeZone, timeZoneName: 'long' }).formatToParts(instant(at));
	const name = parts.find(({ type }) => type === 'timeZoneName')?.value;
	return name ? `${name} (${timeZone.replaceAll('_', ' ')})` : timeZone;
}

export function formatNumber(
	locale: Locale,
	value: number,
	options: Intl.NumberFormatOptions = {}
): string {
	return numbers(locale, options).format(value);
}

/** 0.34 → "34 %". */
export function formatShare(locale: Locale, share: number, digits = 0): string {
	return formatNumber(locale, share, { style: 'percent', maximumFractionDigits: digits });
}

export function formatBytes(locale: Locale, bytes: number): string {
	const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : bytes < 1_000_000_000 ? 2 : 3;
	const unit = (['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const)[step];
	return formatNumber(locale, bytes / 1000 ** step, {
		style: 'unit',
		unit,
		unitDisplay: 'short',
		maximumFractionDigits: step === 0 ? 0 : 1
	});
}

export function formatList(
	locale: Locale,
	items: readonly string[],
	type: 'conjunction' | 'disjunction' = 'conjunction'
): string {
	return lists(locale, { type }).format(items);
}

/** In words from `now`: "vor 3 Monaten", "tomorrow". */
export function formatRelative(locale: Locale, when: When, now: When): string {
	const seconds = (instant(when).getTime() - instant(now).getTime()) / 1000;
	const [unit, length] = relativeUnits.find(([, size]) => Math.abs(seconds) >= size) ?? [
		'minute',
		60
	];
	return relatives(locale, { numeric: 'auto' }).format(Math.trunc(seconds / length), unit);
}

export function pluralOf(locale: Locale, count: number): Intl.LDMLPluralRule {
	return plurals(locale, {}).select(count);
}

export function compareText(locale: Locale, one: string, other: string): number {
	return collators(locale, { numeric: true }).compare(one, other);
}

export function languageName(reader: Locale, language: string): string {
	return displayNames(reader, { type: 'language' }).of(language) ?? language;
}

const relativeUnits: [Intl.RelativeTimeFormatUnit, number][] = [
	['year', 31_557_600],
	['month', 2_629_800],
	['week', 604_800],
	['day', 86_400],
	['hour', 3_600]
];

function instant(when: When): Date {
	return when instanceof Date ? when : new Date(when);
}

function isPlainDate(when: When): boolean {
	return typeof when === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(when);
}
