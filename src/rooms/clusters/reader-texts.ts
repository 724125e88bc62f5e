import type { Locale } from '#platform/locale.ts';

/** Of six languages only what this reader will see travels with a page. */
export function readerTexts<Text extends object, Key extends keyof Text>(
	texts: Partial<Record<Locale, Text>>,
	key: Key,
	{ locale, original }: { locale: Locale; original: Locale }
): Partial<Record<Locale, Text[Key]>> {
	const has = (one: Locale) => Boolean(String(texts[one]?.[key] ?? '').trim());
	const any = (Object.keys(texts) as Locale[]).find(has);
	const chosen = [locale, original, any].find((one) => one && has(one));
	const text = chosen && texts[chosen]?.[key];
	return chosen && text !== undefined
		? ({ [chosen]: text } as Partial<Record<Locale, Text[Key]>>)
		: {};
}

/** A name in one reader's language, or as it was first written. */
export function nameFor(
	texts: Partial<Record<Locale, { name: string }>>,
	locale: Locale,
	original: Locale
): string {
	return Object.values(readerTexts(texts, 'name', { locale, original }))[0] ?? '';
}
