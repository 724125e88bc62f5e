import { collators } from '#platform/intl.ts';
import type { Locale } from '#platform/locale.ts';
import { listCountries } from '#rooms/places/countries.ts';
import { listRegions, nameOfRegion } from '#rooms/places/regions.ts';
import { legalIdSchemes, nameOfScheme, schemesForCountry } from './legal-id.ts';
import { kindName, linkName, sizeName, visibilityName } from './organisation-words.ts';
import type { Typed } from './organisation-typed.ts';
import { linkKinds, organisationKinds, sizeClasses, visibilities } from './organisation.ts';
import { valueChains } from './value-chain.ts';

/** What can be chosen on the form, named in the reader's language. */
export function formChoices(typed: Pick<Typed, 'country' | 'legalIds'>, locale: Locale) {
	const countries = listCountries(locale);
	const compare = collators(locale, {}).compare;
	const usual = schemesForCountry(typed.country);
	const schemes = legalIdSchemes.filter((it) => usual.includes(it) || typed.legalIds[it]);
	return {
		kinds: organisationKinds.map((value) => ({ value, label: kindName(value, locale) })),
		sizes: sizeClasses.map((value) => ({ value, label: sizeName(value, locale) })),
		countries: countries.map(({ code, name }) => ({ value: code, label: name })),
		regions: countries.flatMap(({ code, name }) => {
			const options = listRegions(code)
				.map((region) => ({ value: region.code, label: nameOfRegion(region.code, locale) }))
				.sort((a, b) => compare(a.label, b.label));
			return options.length > 0 ? [{ label: name, options }] : [];
		}),
		schemes: schemes.map((scheme) => ({ scheme, name: nameOfScheme(scheme) })),
		chains: valueChains.map(({ id, names, steps }) => ({
			id,
			name: names[locale],
			options: steps.map((step) => ({ value: `${id}.${step.id}`, label: step.names[locale] }))
		})),
		visibilities: visibilities.map((value) => ({ value, label: visibilityName(value, locale) })),
		linkKinds: linkKinds.map((value) => ({ value, label: linkName(value, locale) }))
	};
}

export type FormChoices = ReturnType<typeof formChoices>;
