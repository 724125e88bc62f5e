import type { Locale } from '#platform/locale.ts';
import provinceList from './provinces.json' with { type: 'json' };
import regionList from './regions.json' with { type: 'json' };

export type Region = {
	/** 'PL-10' for a voivodeship, otherwise the code of NUTS 2 (Germany, France, Belgium: NUTS 1). */
	code: string;
	country: string;
	/** The NUTS 2 regions it is made of: mazowieckie has two. */
	nuts: string[];
	names: Partial<Record<Locale, string>> & { en: string };
	/** The name in the country's own language. */
	native: string;
	/** Two or three letters for a small map. */
	short?: string;
	seats: string[];
};
export type Province = { code: string; region: string; native: string; en: string };

export const regions: Region[] = regionList.map((it) => ({
	code: it.code,
	country: it.country,
	nuts: it.nuts,
	names: it.names,
	native: it.native ?? it.names.pl ?? it.names.en,
	...(it.short ? { short: it.short } : {}),
	seats: it.seats ?? []
}));

/** NUTS 3: so far the Bulgarian oblasti. */
export const provinces: Province[] = provinceList.map(({ code, native, en }) => ({
	code,
	region: code.slice(0, 4),
	native,
	en
}));

const byCode = new Map(regions.map((region) => [region.code, region]));
const byNuts = new Map(regions.flatMap((region) => region.nuts.map((nuts) => [nuts, region])));

export function findRegion(code: string): Region | undefined {
	return byCode.get(code);
}

export function listRegions(country: string): Region[] {
	return regions.filter((it) => it.country === country);
}

export function hasRegions(country: string): boolean {
	return listRegions(country).length > 1;
}

/** The region a code of NUTS 1 to 3 or TERYT lies in: 'PL91' → 'PL-14', 'BG323' → 'BG32'. */
export function regionOfNuts(code: string): Region | undefined {
	if (/^\d\d$/.test(code)) return byCode.get(`PL-${code}`);
	return byCode.get(code) ?? byNuts.get(code.slice(0, 4)) ?? byCode.get(code.slice(0, 3));
}

/** In the reader's language, or as the country writes it; Cyrillic readers get English for Greek. */
export function nameOfRegion(code: string, locale: Locale): string {
	const region = byCode.get(code);
	if (!region) return nameOfProvince(code, locale) ?? code;
	const isReadable = /^[\p{Script=Latin}\P{L}]*$/u.test(region.native);
	return region.names[locale] ?? (isReadable ? region.native : region.names.en);
}

export function findProvince(code: string): Province | undefined {
	return provinces.find((it) => it.code === code);
}

function nameOfProvince(code: string, locale: Locale): string | undefined {
	const province = findProvince(code);
	return locale === 'bg' || locale === 'ru' ? province?.native : province?.en;
}
