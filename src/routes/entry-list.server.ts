import type { Locale } from '#platform/locale.ts';
import type { ListedEntry } from '#rooms/marketplace/entry-record.server.ts';
import { sayDirection, sayKind, sayState } from '#rooms/marketplace/entry-words.ts';
import { formatDate } from '#ui/format.ts';

/** Entries as a line each, for their owners and for the cluster that checks them. */
export const describeListed = (entries: readonly ListedEntry[], locale: Locale) =>
	entries.map(({ id, titles, originalLocale, kind, direction, state, validUntil, changedAt }) => ({
		...{ id, titles, state, original: originalLocale },
		href: `/${locale}/marketplace/${id}`,
		what: `${sayDirection(direction, locale)} · ${sayKind(kind, locale)}`,
		stateWord: sayState(state, locale),
		until: validUntil && formatDate(locale, validUntil, 'medium'),
		changed: formatDate(locale, changedAt, 'medium')
	}));

export type EntryLine = ReturnType<typeof describeListed>[number];
