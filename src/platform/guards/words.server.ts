import * as messages from '#messages';
import { isDay } from '../calendar-day.ts';
import { dates } from '../intl.ts';
import type { Locale } from '../locale.ts';
import type { Refused } from '../outcome.ts';

type Message = (inputs: Record<string, unknown>, options: { locale: Locale }) => string;
const all = messages.m as unknown as Record<string, Message | undefined>;

/** A refusal in the reader's words; a reason without words is a mistake of ours and throws. */
export function refusalText(
	{ reason, details }: Pick<Refused, 'reason'> & { details?: Record<string, unknown> },
	locale: Locale
): string {
	const told = Object.entries(details ?? {}).map(([name, value]) => [
		name,
		typeof value === 'string' && isDay(value) ? dayIn(value, locale) : value
	]);
	return textOf(`refusal_${reason}`, locale, Object.fromEntries(told));
}

/** As one reads it, and without the «г.» that would stand before a full stop. */
const dayIn = (day: string, locale: Locale): string =>
	dates(locale, { dateStyle: 'long', timeZone: 'UTC' })
		.format(new Date(day))
		.replace(/\s*г\.$/, '');

export function textOf(key: string, locale: Locale, inputs: Record<string, unknown> = {}): string {
	const message = all[key];
	if (!message) throw new Error(`no message ${key}`);
	return message(inputs, { locale });
}
