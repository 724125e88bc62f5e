import type { Database } from '#platform/database/database.ts';
import { lists } from '#platform/intl.ts';
import type { Locale } from '#platform/locale.ts';
import {
	listCountriesWithFigures,
	listFirms,
	standings,
	type Standing
} from '#rooms/insights/industry.server.ts';
import { shareOf } from '#rooms/insights/share.ts';
import { findActivity, labelOf } from '#rooms/organisations/nace.ts';
import { findSector, nameOfSector } from '#rooms/organisations/sectors.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import { findRegion, nameOfRegion } from '#rooms/places/regions.ts';

export type IndustryRow = {
	code: string;
	name: string;
	href: string;
	value: number;
	share: number | null;
	quotient: number | null;
};

export async function loadRegion(db: Database, code: string, locale: Locale) {
	const region = findRegion(code);
	if (!region) return undefined;
	const firms = await listFirms(db, region.country);
	const here = standings(firms?.cells ?? []).filter((cell) => cell.region === code);
	return {
		code,
		name: nameOfRegion(code, locale),
		countryCode: region.country,
		country: nameOfCountry(region.country, locale),
		divisions: here.map((cell) =>
			rowOf(
				cell,
				cell.division,
				labelOf(cell.division, locale).text,
				`/${locale}/sectors/${cell.division}`
			)
		)
	};
}

/** A sector is one of the fourteen ecosystems by name, or a NACE division by number. */
export async function loadSector(db: Database, code: string, locale: Locale, group: string[]) {
	const sector = findSector(code);
	if (sector)
		return {
			...emptySector,
			kind: 'ecosystem' as const,
			code,
			searchCode: code,
			name: nameOfSector(code, locale),
			divisions: sector.nace
				.filter((nace) => nace.length === 2)
				.map((nace) => ({ code: nace, name: labelOf(nace, locale).text }))
		};
	if (findActivity(code)?.level !== 'division') return undefined;
	return loadDivision(db, code, locale, group);
}

const emptySector = {
	divisions: [] as { code: string; name: string }[],
	regions: [] as IndustryRow[],
	choices: [] as { value: string; label: string }[],
	group: [] as string[],
	groupNames: '',
	groupShare: null as number | null
};

async function loadDivision(db: Database, code: string, locale: Locale, asked: string[]) {
	const countries = await listCountriesWithFigures(db);
	const loaded = await Promise.all(countries.map((country) => listFirms(db, country)));
	const cells = loaded
		.flatMap((one) => standings(one?.cells ?? []))
		.filter(({ division }) => division === code);
	const rows = cells
		.map((cell) =>
			rowOf(
				cell,
				cell.region,
				nameOfRegion(cell.region, locale),
				`/${locale}/regions/${cell.region}`
			)
		)
		.sort((a, b) => b.value - a.value);
	const group =
		asked.length > 0 ? asked.filter((region) => rows.some((row) => row.code === region)) : [];
	return {
		...emptySector,
		kind: 'division' as const,
		code,
		searchCode: `nace-${code}`,
		name: labelOf(code, locale).text,
		regions: rows,
		choices: rows.map((row) => ({ value: row.code, label: row.name })),
		group,
		groupNames: lists(locale, {}).format(group.map((region) => nameOfRegion(region, locale))),
		groupShare:
			group.length > 0
				? shareOf(new Map(cells.map(({ region, value }) => [region, value])), group)
				: null
	};
}

const rowOf = (
	{ value, share, quotient }: Standing,
	code: string,
	name: string,
	href: string
): IndustryRow => ({
	code,
	name,
	href,
	value,
	share,
	quotient
});
