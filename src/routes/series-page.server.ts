import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import type { Texts } from '#rooms/events/event.ts';
import { ownText } from '#rooms/events/own-text.ts';
import { findSeries } from '#rooms/events/series.server.ts';

/** What a series is called, in the reader's language or its own. */
export const seriesName = (
	{ names, originalLocale: original }: { names: Texts; originalLocale: Locale },
	locale: Locale
) => ownText(names, { locale, original });

/** The series an event belongs to, as its page names it. */
export async function describeSeries(db: Database, seriesId: string | null, locale: Locale) {
	const series = seriesId ? await findSeries(db, seriesId) : undefined;
	return (
		series && {
			id: series.id,
			original: series.originalLocale,
			name: seriesName(series, locale),
			href: `/${locale}/events/series/${series.id}`
		}
	);
}
