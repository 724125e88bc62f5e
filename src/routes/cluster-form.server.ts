import { collators } from '#platform/intl.ts';
import type { Locale } from '#platform/locale.ts';
import { sectors } from '#rooms/organisations/sectors.ts';
import { listCountries, nameOfCountry } from '#rooms/places/countries.ts';
import { nameOfRegion, regions } from '#rooms/places/regions.ts';

/** What can be chosen on the form of a cluster, in the reader's order. */
export function choicesFor(locale: Locale) {
	const { compare } = collators(locale, {});
	const byLabel = (one: { label: string }, other: { label: string }) =>
		compare(one.label, other.label);
	const byCountry = Map.groupBy(regions, ({ country }) => country);
	return {
		countries: listCountries(locale).map(({ code, name }) => ({ value: code, label: name })),
		regions: [...byCountry]
			.map(([country, own]) => ({
				label: nameOfCountry(country, locale),
				options: own
					.map(({ code }) => ({ value: code, label: nameOfRegion(code, locale) }))
					.sort(byLabel)
			}))
			.sort(byLabel),
		ecosystems: sectors
			.map(({ code, names }) => ({ value: code, label: names[locale] }))
			.sort(byLabel)
	};
}
