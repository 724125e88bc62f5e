import { collators, displayNames } from '#platform/intl.ts';
import type { Locale } from '#platform/locale.ts';
import { countryCodes } from './country-codes.ts';

export type Country = {
	/** ISO 3166-1 alpha-2; Kosovo is XK. */
	code: string;
	isInEu: boolean;
	/** Took part in COSME 2014–2020. */
	isInCosme: boolean;
};

const EU = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK';
const ALSO_IN_COSME = 'AL AM BA IS MD ME MK RS TR UA XK';
/** Old or informal codes people and registers use. */
const OTHER_CODES: Record<string, string> = { EL: 'GR', UK: 'GB', XI: 'GB', KS: 'XK' };

/** Lists say a country's name in every line. */
const names = new Map<string, string>();
const mostNames = 5_000;

export const countries: Country[] = countryCodes.map((code) => ({
	code,
	isInEu: EU.includes(code),
	isInCosme: `${EU} ${ALSO_IN_COSME}`.includes(code)
}));

export function findCountry(code: string): Country | undefined {
	const asked = code.trim().toUpperCase();
	return countries.find((it) => it.code === (OTHER_CODES[asked] ?? asked));
}

export function nameOfCountry(code: string, locale: Locale): string {
	const key = `${locale} ${code}`;
	const known = names.get(key);
	if (known !== undefined) return known;
	const name = displayNames(locale, { type: 'region' }).of(code) ?? code;
	if (names.size < mostNames) names.set(key, name);
	return name;
}

/** All countries in the reader's alphabetical order. */
export function listCountries(locale: Locale): (Country & { name: string })[] {
	const { compare } = collators(locale, {});
	return countries
		.map((country) => ({ ...country, name: nameOfCountry(country.code, locale) }))
		.sort((a, b) => compare(a.name, b.name));
}
