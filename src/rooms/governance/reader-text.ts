import type { Locale } from '#platform/locale.ts';
import { chooseText } from '#ui/locale-text.ts';
import type { Texts, TitledTexts } from './organ.ts';

export const textIn = (texts: Texts, locale: Locale, original?: Locale): string =>
	chooseText(texts, locale, original)?.text ?? '';

/** Title and text of an item in the reader's language, else as it was written, with its language. */
export function titledIn(texts: TitledTexts, locale: Locale, original?: Locale) {
	const titles = Object.fromEntries(
		Object.entries(texts).map(([one, { title }]) => [one, title])
	) as Texts;
	const chosen = chooseText(titles, locale, original);
	const lang = chosen?.locale ?? locale;
	return { lang, title: chosen?.text ?? '', text: texts[lang]?.text ?? '' };
}
