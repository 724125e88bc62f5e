import type { Database } from '#platform/database/database.ts';
import { locationQuotient, shareOf } from './share.ts';

export type Cell = { region: string; division: string; value: number };

/** The latest year's firms, as far as a country's regions and divisions have been loaded. */
export async function listFirms(
	db: Database,
	country: string
): Promise<{ year: number; cells: Cell[] } | null> {
	const prefix = country === 'PL' ? 'PL-%' : `${country}%`;
	const latest = await db
		.selectFrom('industryFigure')
		.select((eb) => eb.fn.max('year').as('year'))
		.where('indicator', '=', 'firms')
		.where('region', 'like', prefix)
		.executeTakeFirst();
	if (!latest?.year) return null;
	const cells = await db
		.selectFrom('industryFigure')
		.select(['region', 'naceDivision as division', 'value'])
		.where('indicator', '=', 'firms')
		.where('year', '=', latest.year)
		.where('region', 'like', prefix)
		.orderBy('region')
		.orderBy('naceDivision')
		.execute();
	return { year: latest.year, cells };
}

/** Countries for which figures are loaded. */
export async function listCountriesWithFigures(db: Database): Promise<string[]> {
	const rows = await db
		.selectFrom('industryFigure')
		.select((eb) => eb.fn<string>('left', ['region', eb.val(2)]).as('country'))
		.distinct()
		.execute();
	return rows.map(({ country }) => country).sort();
}

export type Standing = {
	region: string;
	division: string;
	value: number;
	share: number | null;
	quotient: number | null;
};

/** How each cell stands: its share of the division in the country, and its location quotient. */
export function standings(cells: readonly Cell[]): Standing[] {
	const value = new Map(cells.map((cell) => [`${cell.region} ${cell.division}`, cell.value]));
	const regions = [...new Set(cells.map(({ region }) => region))];
	const figuresOf = (division: string) =>
		new Map(regions.map((region) => [region, value.get(`${region} ${division}`) ?? null]));
	const wholeOf = (division: string) => {
		const figures = [...figuresOf(division).values()];
		return figures.includes(null)
			? null
			: figures.reduce<number>((sum, one) => sum + (one ?? 0), 0);
	};
	return cells
		.filter(({ division }) => division !== 'TOTAL')
		.map(({ region, division, value: inRegion }) => ({
			region,
			division,
			value: inRegion,
			share: shareOf(figuresOf(division), [region]),
			quotient: locationQuotient({
				inRegion,
				allInRegion: value.get(`${region} TOTAL`) ?? null,
				everywhere: wholeOf(division),
				allEverywhere: wholeOf('TOTAL')
			})
		}));
}
