import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import { stateName } from './event-words.ts';
import type { LetterKind } from './letter-kind.ts';

/** Of what a letter tells. */
export function letterKindName(kind: LetterKind, locale: Locale): string {
	if (kind === 'changed') return m.events_letter_kind_changed({}, { locale });
	if (kind === 'called_off') return m.events_called_off({}, { locale });
	if (kind === 'follow_up') return m.events_follow_up({}, { locale });
	return stateName(kind, locale);
}
