import type { Locale } from './locale.ts';

/** Words, numbers and dates as each language has them, made once: making one takes hundreds of times as long as using it. */
export const dates = cached(Intl.DateTimeFormat);
export const numbers = cached(Intl.NumberFormat);
export const lists = cached(Intl.ListFormat);
export const relatives = cached(Intl.RelativeTimeFormat);
export const plurals = cached(Intl.PluralRules);
export const collators = cached(Intl.Collator);
export const displayNames = cached(Intl.DisplayNames);

function cached<Options, Format>(Make: new (locale: string, options: Options) => Format) {
	const made = new Map<string, Format>();
	return (locale: Locale, options: Options): Format => {
		const key = locale + JSON.stringify(options);
		const known = made.get(key);
		if (known) return known;
		const fresh = new Make(locale === 'en' ? BRITISH : locale, options);
		made.set(key, fresh);
		return fresh;
	};
}

/** Plain English writes 8 October 2010 here, not October 8. */
const BRITISH = 'en-GB';
