import type { Locale } from '#platform/locale.ts';
import type { Version } from './version.ts';

export type Fault = 'text_missing' | 'paragraphs' | 'items';

/** Where one language says another thing than the others. */
export type Disparity = {
	/** Null for what stands before the first clause: title and preamble. */
	clauseKey: string | null;
	number: string | null;
	fault: Fault;
	locales: Locale[];
};

export function listDisparities(version: Version): Disparity[] {
	return version.clauses.flatMap(({ key, number, texts }) => {
		const locales = version.locales.filter((locale) => !texts[locale]?.body.trim());
		return locales.length === 0
			? []
			: [{ clauseKey: key, number, fault: 'text_missing' as const, locales }];
	});
}
