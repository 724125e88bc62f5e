import { fold } from '#platform/search/fold.ts';
import { locales, type Locale } from '#platform/locale.ts';
import { findCountry, listCountries } from '#rooms/places/countries.ts';
import { nameOfRegion, regionOfNuts, regions } from '#rooms/places/regions.ts';
import { legalIdSchemes } from './legal-id.ts';
import { emptyTyped, withScheme, type Typed } from './organisation-typed.ts';
import { kindName, sizeName } from './organisation-words.ts';
import { organisationKinds, sizeClasses } from './organisation.ts';

export type Defaults = { locale: Locale; country: string };

/** A row of a table as if somebody had typed it into the form. */
export function typedOfRow(row: Record<string, string>, { locale, country }: Defaults): Typed {
	const at = (target: string) => row[target] ?? '';
	const contact = at('contact') || at('email') || at('phone');
	const where = at('country') ? codeOf(at('country'), countryWords()) : country;
	return {
		...emptyTyped(locale, where),
		kind: at('kind') ? codeOf(at('kind'), kindWords()) : 'company',
		sizeClass: at('sizeClass') ? codeOf(at('sizeClass'), sizeWords()) : '',
		foundedOn: dateOf(at('foundedOn')),
		region: at('region') ? regionOf(at('region'), where) : '',
		town: at('town'),
		postcode: at('postcode'),
		street: at('street'),
		website: withScheme(at('website')),
		names: { [locale]: at('name') },
		shortNames: { [locale]: at('shortName') },
		descriptions: { [locale]: at('description') },
		legalIds: Object.fromEntries(
			legalIdSchemes.map((scheme) => [scheme, at(scheme)]).filter(([, value]) => value)
		),
		activities: listOf(at('activities')),
		capabilities: listOf(at('capabilities')).map((text) => ({ locale, text })),
		contacts: contact
			? [
					{
						name: at('contact') || at('name'),
						role: '',
						email: at('email'),
						phone: at('phone'),
						visibility: 'members'
					}
				]
			: []
	};
}

const listOf = (text: string): string[] =>
	text
		.split(/[;|\n]|,(?!\d)/)
		.map((one) => one.trim())
		.filter(Boolean);

/** '8.10.2010', '08/10/2010', '2010-10-08 00:00:00', '2010' → as the form has it; else unchanged. */
export function dateOf(text: string): string {
	const [, day, month, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})/.exec(text) ?? [];
	if (day && month && year) return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	const iso = /^\d{4}-\d{2}-\d{2}(?=[T ]|$)/.exec(text)?.[0];
	if (iso) return iso;
	return /^\d{4}$/.test(text) ? `${text}-01-01` : text;
}

type Words = Map<string, string>;
const codeOf = (said: string, words: Words): string => words.get(fold(said)) ?? said;

const countryWords = once(() => {
	const words: Words = new Map();
	for (const locale of locales)
		for (const { code, name } of listCountries(locale)) {
			words.set(fold(name), code);
			words.set(fold(code), findCountry(code)?.code ?? code);
		}
	return words;
});

const kindWords = once(() => wordsOf(organisationKinds, kindName));
const sizeWords = once(() => wordsOf(sizeClasses, sizeName));

function wordsOf<Code extends string>(
	codes: readonly Code[],
	name: (code: Code, locale: Locale) => string
): Words {
	const words = codes.flatMap((code) => [
		[fold(code), code] as const,
		...locales.map((locale) => [fold(name(code, locale)), code] as const)
	]);
	return new Map(words);
}

const regionWords = once(() => {
	const words: Words = new Map();
	for (const { code, native } of regions)
		for (const name of [native, code, ...locales.map((locale) => nameOfRegion(code, locale))])
			words.set(fold(name), code);
	return words;
});

function regionOf(said: string, country: string): string {
	const bare = fold(said).replace(/^(wojewodztwo|woj|region|oblast) /, '');
	return (
		regionWords().get(bare) ??
		regionOfNuts(`${country}-${said}`)?.code ??
		regionOfNuts(said)?.code ??
		said
	);
}

function once<Made>(make: () => Made): () => Made {
	let made: Made | undefined;
	return () => (made ??= make());
}
