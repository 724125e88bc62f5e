import { describe, expect, it } from 'vitest';
import { testDatabase } from '#platform/database/testing.ts';
import { listFirms, standings } from './industry.server.ts';
import { seedIndustryFigures } from './seed.server.ts';
import { shareOf } from './share.ts';

const db = await testDatabase();
await db.transaction().execute(seedIndustryFigures);

const firmsIn = async (division: string) => {
	const { cells } = (await listFirms(db, 'PL'))!;
	return new Map(
		cells.filter((cell) => cell.division === division).map(({ region, value }) => [region, value])
	);
};

describe('the shares that the coordinator quotes', () => {
	it('give łódzkie and mazowieckie 34 % of textile firms', async () => {
		expect(shareOf(await firmsIn('13'), ['PL-10', 'PL-14'])).toBeCloseTo(0.34, 5);
	});

	it('give them nearly 40 % of clothing firms', async () => {
		const share = shareOf(await firmsIn('14'), ['PL-10', 'PL-14']) ?? 0;
		expect(share).toBeGreaterThan(0.385);
		expect(share).toBeLessThan(0.4);
	});
});

describe('where regions stand', () => {
	it('finds the textile trade at home in łódzkie', async () => {
		const { cells } = (await listFirms(db, 'PL'))!;
		const [top] = standings(cells)
			.filter(({ division }) => division === '13')
			.sort((a, b) => (b.quotient ?? 0) - (a.quotient ?? 0));
		expect(top?.region).toBe('PL-10');
		expect(top?.quotient).toBeGreaterThan(3);
	});

	it('knows no quotient where the total is missing', () => {
		const [only] = standings([{ region: 'PL-10', division: '13', value: 5 }]);
		expect(only?.quotient).toBeNull();
	});

	it('has nothing for a country without figures', async () => {
		expect(await listFirms(db, 'BG')).toBeNull();
	});
});
