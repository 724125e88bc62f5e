import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import { formatDate, type DateStyle } from './format.ts';

/** A stretch of days in words; one without an end says since when. */
export function formatPeriod(
	locale: Locale,
	from: string,
	until: string | null,
	style: DateStyle = 'medium'
): string {
	const day = (text: string) => formatDate(locale, text, style);
	return until
		? m.ui_period_between({ from: day(from), until: day(until) }, { locale })
		: m.ui_period_since({ from: day(from) }, { locale });
}
