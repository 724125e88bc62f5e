import type { Locale } from '#platform/locale.ts';

/** One text in the reader's language, else as it was first written, else any. */
export const readerText = (
	texts: Partial<Record<Locale, string>>,
	locale: Locale,
	original: Locale
): string => texts[locale] || texts[original] || Object.values(texts).find(Boolean) || '';
