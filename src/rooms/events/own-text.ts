import type { Locale } from '#platform/locale.ts';
import { readerTexts } from '#rooms/clusters/reader-texts.ts';
import type { Texts } from './event.ts';

/** Of a text in several languages what one reader sees, with the language it is in. */
export function ownText(texts: Texts, to: { locale: Locale; original: Locale }): Texts {
	const wrapped = Object.entries(texts).map(([locale, text]) => [locale, { text }] as const);
	const all: Partial<Record<Locale, { text: string }>> = Object.fromEntries(wrapped);
	return readerTexts(all, 'text', to);
}
