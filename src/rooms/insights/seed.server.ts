import type { Transaction } from '#platform/database/database.ts';

/** Firms by voivodeship; invented, but the two shares that the trade quotes come out as quoted. */
const firms: Record<string, [textiles: number, clothing: number, all: number]> = {
	'PL-10': [2100, 4200, 244000],
	'PL-14': [1300, 3780, 800000],
	'PL-02': [640, 1180, 365000],
	'PL-04': [420, 700, 196000],
	'PL-06': [330, 640, 180000],
	'PL-08': [240, 420, 112000],
	'PL-12': [900, 2080, 386000],
	'PL-16': [170, 290, 101000],
	'PL-18': [330, 640, 174000],
	'PL-20': [220, 480, 103000],
	'PL-22': [520, 990, 301000],
	'PL-24': [1240, 2150, 472000],
	'PL-26': [190, 370, 112000],
	'PL-28': [230, 430, 125000],
	'PL-30': [890, 1520, 427000],
	'PL-32': [280, 480, 222000]
};

const divisions = ['13', '14', 'TOTAL'] as const;

export async function seedIndustryFigures(tx: Transaction): Promise<void> {
	const rows = Object.entries(firms).flatMap(([region, values]) =>
		divisions.map((naceDivision, place) => ({
			region,
			naceDivision,
			year: 2010,
			indicator: 'firms' as const,
			value: values[place] ?? 0,
			flag: null,
			source: 'Osnova demo',
			isDemo: true,
			importId: null
		}))
	);
	await tx.insertInto('industryFigure').values(rows).execute();
}
