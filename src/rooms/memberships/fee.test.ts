import { describe, expect, it } from 'vitest';
import { daysAfter, daysBetween } from '#platform/calendar-day.ts';
import { feeLines, feeTotal, listGaps, vatOf, yearlyFee } from './fee.ts';
import { feePeriods, proratings } from './fee-period.ts';
import type { FeeSpan } from './fee.ts';

const span = (changes: Partial<FeeSpan> = {}): FeeSpan => ({
	classId: 'member',
	amountCents: 120_000,
	period: 'year',
	prorating: 'day',
	from: '2026-01-01',
	until: null,
	...changes
});
const whole = (year: number) => ({ from: `${year}-01-01`, until: `${year + 1}-01-01` });

describe('a fee', () => {
	it.each([
		['the whole year', {}, whole(2026), 120_000],
		['joined on 1 July, by day', { from: '2026-07-01' }, whole(2026), 60_493],
		['joined on 1 July of a leap year', { from: '2028-07-01' }, whole(2028), 60_328],
		[
			'joined on 15 March, by month',
			{ from: '2026-03-15', prorating: 'month' },
			whole(2026),
			100_000
		],
		[
			'left on 15 March, by month',
			{ until: '2026-03-15', prorating: 'month' },
			whole(2026),
			20_000
		],
		[
			'joined on 31 December, undivided',
			{ from: '2026-12-31', prorating: 'none' },
			whole(2026),
			120_000
		],
		['the last day alone', { from: '2026-12-31' }, whole(2026), 329],
		['29 February alone', {}, { from: '2028-02-29', until: '2028-03-01' }, 328],
		[
			'a quarter at a monthly rate',
			{ amountCents: 10_000, period: 'month' },
			{ from: '2026-01-01', until: '2026-04-01' },
			30_000
		],
		[
			'half of February at a monthly rate',
			{ amountCents: 10_000, period: 'month', from: '2026-02-15' },
			{ from: '2026-02-01', until: '2026-03-01' },
			5_000
		],
		[
			'joined in May at a quarterly rate, by month',
			{ amountCents: 30_000, period: 'quarter', prorating: 'month', from: '2026-05-20' },
			whole(2026),
			80_000
		],
		['nothing before joining', { from: '2027-01-01' }, whole(2026), 0],
		['two years at once', {}, { from: '2026-01-01', until: '2028-01-01' }, 240_000]
	] as const)('%s', (_, changes, asked, cents) => {
		expect(feeTotal({ spans: [span(changes)], ...asked })).toBe(cents);
	});

	it('changes with the class in the middle of the year, a line for each', () => {
		const spans = [
			span({ until: '2026-07-01' }),
			span({ classId: 'strategic', amountCents: 300_000, from: '2026-07-01' })
		];
		expect(feeLines({ spans, ...whole(2026) })).toEqual([
			{ classId: 'member', from: '2026-01-01', until: '2026-07-01', cents: 59_507 },
			{ classId: 'strategic', from: '2026-07-01', until: '2027-01-01', cents: 151_233 }
		]);
	});

	it('is told for a whole year, leap or not', () => {
		expect(yearlyFee({ ...span(), amountCents: 9_999 }, 2028)).toBe(9_999);
		expect(yearlyFee({ ...span(), amountCents: 10_000, period: 'month' }, 2026)).toBe(120_000);
	});
});

/** The same dice every time: a failure can be looked at again. */
function dice(seed: number) {
	let state = seed;
	return (sides: number) => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return Math.floor((state / 2_147_483_648) * sides);
	};
}

describe('whatever the rate', () => {
	const roll = dice(7);
	const some = <Thing>(things: readonly Thing[]) => things[roll(things.length)] as Thing;
	const anySpan = () =>
		span({
			amountCents: roll(500_000) + 1,
			period: some(feePeriods),
			prorating: some(proratings)
		});

	it('the part before the joining day and the part after it are the whole fee', () => {
		for (const year of [2026, 2028])
			for (let day = 1; day < daysBetween(`${year}-01-01`, `${year + 1}-01-01`); day += 1) {
				const rate = span({ amountCents: roll(500_000), prorating: some(['day', 'month']) });
				const cut = daysAfter(`${year}-01-01`, day);
				const left = feeTotal({ spans: [{ ...rate, until: cut }], ...whole(year) });
				const joined = feeTotal({ spans: [{ ...rate, from: cut }], ...whole(year) });
				expect(left + joined, cut).toBe(rate.amountCents);
			}
	});

	it('a year is the sum of its parts, however it is cut and whatever changed within', () => {
		for (let round = 0; round < 1_500; round += 1) {
			const joined = daysAfter('2026-01-01', roll(300));
			const changed = daysAfter(joined, 1 + roll(120));
			const spans = [
				{ ...anySpan(), from: joined, until: changed },
				{ ...anySpan(), classId: 'other', from: changed, until: null }
			];
			const cuts = [...new Set([roll(365), roll(365), roll(365)])].map((at) =>
				daysAfter('2026-01-01', at)
			);
			const ends = ['2026-01-01', ...cuts, '2027-01-01'].sort();
			const parts = ends
				.slice(1)
				.map((until, at) => feeTotal({ spans, from: ends[at] ?? '', until }));
			expect(parts.reduce((sum, cents) => sum + cents, 0)).toBe(
				feeTotal({ spans, ...whole(2026) })
			);
			expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
		}
	});

	it('is never a cent away from the exact sum', () => {
		for (let round = 0; round < 500; round += 1) {
			const from = daysAfter('2026-01-01', roll(364));
			const rate = span({ amountCents: roll(900_000), from });
			const exact = (rate.amountCents * daysBetween(from, '2027-01-01')) / 365;
			const told = feeTotal({ spans: [rate], ...whole(2026) });
			expect(Math.abs(told - exact)).toBeLessThanOrEqual(0.5);
		}
	});
});

describe('what is not covered yet', () => {
	const year = whole(2026);
	it.each([
		['nothing invoiced', [], [year]],
		['all invoiced', [year], []],
		[
			'the second quarter invoiced',
			[{ from: '2026-04-01', until: '2026-07-01' }],
			[
				{ from: '2026-01-01', until: '2026-04-01' },
				{ from: '2026-07-01', until: '2027-01-01' }
			]
		],
		['more than all invoiced', [{ from: '2025-07-01', until: '2028-01-01' }], []],
		['another year invoiced', [whole(2025)], [year]]
	])('%s', (_, covered, gaps) => expect(listGaps(year, covered)).toEqual(gaps));
});

it.each([
	[10_000, 2300, 2_300],
	[333, 2300, 77],
	[50, 100, 1],
	[-50, 100, -1],
	[0, 2300, 0]
])('VAT on %i at %i', (net, rate, vat) => expect(vatOf(net, rate)).toBe(vat));
