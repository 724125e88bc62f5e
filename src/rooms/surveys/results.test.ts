import { describe, expect, it } from 'vitest';
import { compare } from './comparing.ts';
import { listCuts, listParts, resultsOf, textsOf, type Respondent } from './results.ts';
import type { SurveyQuestion } from './survey.ts';
import { dice, exposesByTrying } from './testing.ts';

const question = (
	id: string,
	kind: SurveyQuestion['kind'],
	labels: string[] = []
): SurveyQuestion => ({
	...{ id, kind, texts: { pl: id }, isRequired: false, position: 1, origin: `needs.${id}` },
	options: labels.map((text, at) => ({ key: `o${at + 1}`, labels: { pl: text } }))
});
const respondent = (at: number, own: Partial<Respondent> = {}): Respondent => ({
	answers: { one: at % 2 === 0 ? 'o1' : 'o2', people: at, words: `Słowo ${at % 9}` },
	...{ size: 'small', country: 'PL', region: 'PL-10', language: 'pl', steps: [] },
	...own
});
const many = (count: number, own: (at: number) => Partial<Respondent> = () => ({})) =>
	Array.from({ length: count }, (_, at) => respondent(at, own(at)));
const questions = [question('one', 'one', ['Tak', 'Nie']), question('people', 'number')];

describe('results', () => {
	it('count, and take the mean, the median and the sum', () => {
		const { respondents, tallies } = resultsOf(questions, many(6));
		expect(respondents).toBe(6);
		expect(tallies[0]?.rows).toEqual([
			{ key: 'o1', count: 3, share: 0.5 },
			{ key: 'o2', count: 3, share: 0.5 }
		]);
		expect(tallies[1]).toMatchObject({ sum: 15, mean: 2.5, median: 2.5 });
	});

	it('of fewer than five are not there', () => {
		const { tallies } = resultsOf(questions, many(4));
		expect(tallies).toMatchObject([
			{ isHidden: true, rows: [], mean: null },
			{ isHidden: true, rows: [], sum: null }
		]);
		expect(textsOf(question('words', 'text'), many(4))).toEqual([]);
		expect(textsOf(question('words', 'text'), many(5))).toHaveLength(5);
	});

	it('a part is not shown where the rest of it would be too small', () => {
		const sizes = ['micro', 'micro', 'small'];
		const all = many(14, (at) => ({ size: at === 13 ? 'large' : (sizes[at % 3] ?? null) }));
		expect(listCuts(all).map(({ dimension, value }) => `${dimension}:${value}`)).toEqual([
			'size:micro',
			'country:PL',
			'region:PL-10',
			'language:pl',
			'size:others'
		]);
		const cut = { dimension: 'size', value: 'small' } as const;
		expect(resultsOf(questions, all, cut).respondents).toBe(14);
		expect(resultsOf(questions, all, { dimension: 'size', value: 'micro' }).respondents).toBe(9);
	});

	it('parts too small are shown as one where together they are enough', () => {
		const countries = ['PL', 'PL', 'PL', 'BG', 'DE', 'FR'];
		const all = many(24, (at) => ({ country: countries[at % 6] ?? 'PL', region: null }));
		expect(listCuts(all).filter(({ dimension }) => dimension === 'country')).toEqual([
			{ dimension: 'country', value: 'PL', count: 12 },
			{ dimension: 'country', value: 'others', count: 12 }
		]);
		const cut = { dimension: 'country', value: 'others' } as const;
		expect(resultsOf(questions, all, cut)).toMatchObject({
			respondents: 12,
			tallies: [{ isHidden: false }, { isHidden: false }]
		});
		const few = many(20, (at) => ({ country: at < 16 ? 'PL' : at < 18 ? 'BG' : 'DE' }));
		expect(listCuts(few).some(({ value }) => value === 'others')).toBe(false);
	});

	it('no sum or difference of the parts and their pools tells of fewer than five', () => {
		const throwOf = dice(11);
		let pools = 0;
		for (let round = 0; round < 120; round += 1) {
			const one = (values: readonly string[]) => values[throwOf(values.length)] ?? '';
			const all = many(9 + throwOf(4), (at) => ({
				...{ size: one(['micro', 'micro', 'small', 'large']), region: one(['PL-10', 'PL-14', '']) },
				country: one(['PL', 'PL', 'BG', 'DE', 'FR']),
				steps: ['a', 'b', 'c'].filter(() => throwOf(3) === 0),
				answers: { one: 'o1', ...(throwOf(4) > 0 && { people: at }) }
			}));
			const everybody = new Set(all.map((_, at) => at));
			const parts = listParts(all);
			pools += parts.filter(({ value }) => value === 'others').length;
			const groups = parts.map(({ members }) => members);
			expect(exposesByTrying([everybody, ...groups], all.length), `round ${round}`).toBe(false);
			const answered = new Set(
				[...everybody].filter((at) => all[at]?.answers.people !== undefined)
			);
			const told = [undefined, ...parts].flatMap((cut) => {
				const tally = resultsOf(questions, all, cut).tallies[1];
				return tally?.isHidden ? [] : [(cut?.members ?? everybody).intersection(answered)];
			});
			expect(exposesByTrying(told, all.length), `round ${round}, a question`).toBe(false);
		}
		expect(pools).toBeGreaterThan(30);
	});

	it('nor a question in a part where all but a few of those who answered it are', () => {
		const all = many(20, (at) => ({
			size: at < 10 ? 'micro' : 'small',
			answers: { one: 'o1', ...(at < 13 && { people: at }) }
		}));
		const micro = resultsOf(questions, all, { dimension: 'size', value: 'micro' });
		expect(micro.tallies.map(({ isHidden }) => isHidden)).toEqual([false, true]);
		const everybody = resultsOf(questions, all);
		expect(everybody.tallies.map(({ isHidden }) => isHidden)).toEqual([false, false]);
	});

	it('two years lie side by side where the question is the same, and each option where its words are', () => {
		const now = [question('one', 'one', ['Tak', 'Może']), question('fresh', 'scale')];
		const { tallies } = resultsOf(now, many(6));
		const before = resultsOf(questions, many(8));
		const [compared, ...rest] = compare(tallies, before.tallies);
		expect(rest).toEqual([]);
		expect(
			compared?.rows.map((row) => [row.key, row.now?.count ?? null, row.before?.count ?? null])
		).toEqual([
			['o1', 3, 4],
			['o2', 3, null],
			['before.o2', null, 4]
		]);
	});
});
