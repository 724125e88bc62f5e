import { locales, type Locale } from '#locales';

export type LocaleTexts = Partial<Record<Locale, string | null>>;
export type ChosenText = { text: string; locale: Locale };

const order: readonly Locale[] = ['en', 'pl', 'de', 'fr', 'ru', 'bg'];

/** The reader's language, else the original, else the first there is, English leading. */
export function chooseText(
	texts: LocaleTexts,
	reader: Locale,
	original?: Locale | null
): ChosenText | undefined {
	const wishes = original ? [reader, original, ...order] : [reader, ...order];
	const locale = wishes.find((wish) => hasText(texts, wish));
	return locale && { text: texts[locale]!.trim(), locale };
}

export function textFor(texts: LocaleTexts, reader: Locale, original?: Locale | null): string {
	return chooseText(texts, reader, original)?.text ?? '';
}

export function filledLocales(texts: LocaleTexts): Locale[] {
	return order.filter((locale) => hasText(texts, locale));
}

function hasText(texts: LocaleTexts, locale: Locale): boolean {
	return Boolean(texts[locale]?.trim());
}

/** Of the fields `name.pl`, `name.en` … of a form: one text in all languages. */
export const inLanguages = (
	field: string,
	fields: Record<string, string>
): Record<Locale, string> =>
	Object.fromEntries(
		locales.map((locale) => [locale, fields[`${field}.${locale}`] ?? ''])
	) as Record<Locale, string>;
