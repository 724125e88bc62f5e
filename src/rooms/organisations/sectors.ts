import ecosystems from './ecosystems.json' with { type: 'json' };
import type { Locale } from '#platform/locale.ts';

export type Sector = {
	code: string;
	names: Record<Locale, string>;
	/** NACE divisions at its core (indicative), and classes of the trade around it. */
	nace: string[];
	wider: string[];
};

/** The fourteen industrial ecosystems of the European Union. */
export const sectors: Sector[] = ecosystems;

export function findSector(code: string): Sector | undefined {
	return sectors.find((it) => it.code === code);
}

export function nameOfSector(code: string, locale: Locale): string {
	return findSector(code)?.names[locale] ?? code;
}

/** The sectors an activity counts towards, core before wider. */
export function sectorsForActivity(code: string): Sector[] {
	const core = sectors.filter((it) => it.nace.some((nace) => code.startsWith(nace)));
	const wider = sectors.filter((it) => !core.includes(it) && it.wider.includes(code));
	return [...core, ...wider];
}
