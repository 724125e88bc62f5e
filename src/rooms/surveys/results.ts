import type { Locale } from '#platform/locale.ts';
import { choosable, fewest } from './exposure.ts';
import { scale, type Answers, type SurveyQuestion } from './survey.ts';

export const dimensions = ['size', 'country', 'region', 'language', 'step'] as const;
export type Dimension = (typeof dimensions)[number];

/** What was answered, with what is known of the organisation but without who it is. */
export type Respondent = {
	answers: Answers;
	size: string | null;
	country: string;
	region: string | null;
	language: Locale;
	steps: string[];
};

export type Cut = { dimension: Dimension; value: string };
type Cell = Cut & { members: ReadonlySet<number> };

const valuesOf: Record<Dimension, (one: Respondent) => readonly string[]> = {
	size: ({ size }) => (size ? [size] : []),
	country: ({ country }) => [country],
	region: ({ region }) => (region ? [region] : []),
	language: ({ language }) => [language],
	step: ({ steps }) => steps
};

/** Every part of the respondents there is to choose, the larger first within each dimension. */
function listCells(respondents: readonly Respondent[]): Cell[] {
	return dimensions.flatMap((dimension) => {
		const members = new Map<string, Set<number>>();
		respondents.forEach((one, at) => {
			for (const value of valuesOf[dimension](one))
				members.set(value, (members.get(value) ?? new Set()).add(at));
		});
		return [...members]
			.map(([value, own]) => ({ dimension, value, members: own }))
			.sort((a, b) => b.members.size - a.members.size || (a.value < b.value ? -1 : 1));
	});
}

/** Who answered a question, among those who answered at all. */
const answeredBy = (respondents: readonly Respondent[], id: string): Set<number> =>
	new Set(respondents.flatMap(({ answers }, at) => (answers[id] === undefined ? [] : [at])));

const everybody = (respondents: readonly Respondent[]): Set<number> =>
	new Set(respondents.map((_, at) => at));

/** The parts that may be looked at by themselves. */
export function listCuts(respondents: readonly Respondent[]): (Cut & { count: number })[] {
	return listParts(respondents).map(({ dimension, value, members }) => ({
		...{ dimension, value },
		count: members.size
	}));
}

/** With who is in each, by their place among the respondents. */
export const listParts = (respondents: readonly Respondent[]): readonly Cell[] =>
	shownOf(respondents).cells;

type Shown = { cells: readonly Cell[]; byAnswerers: Map<string, readonly boolean[]> };

/** What may be shown is reckoned once for the same answers: it takes a while where there are many. */
const known = new WeakMap<readonly Respondent[], Shown>();

function shownOf(respondents: readonly Respondent[]): Shown {
	const before = known.get(respondents);
	if (before) return before;
	const cells = listCells(respondents);
	const all = everybody(respondents);
	const single = choosableBeside([], cells, all);
	const pools = poolsOf(cells, single);
	const both = [...single, ...choosableBeside(single, pools, all)];
	const shown = { cells: both, byAnswerers: new Map() };
	known.set(respondents, shown);
	return shown;
}

/** Of these parts those that may be shown beside what is shown already and everybody together. */
function choosableBeside(
	before: readonly Cell[],
	cells: readonly Cell[],
	all: ReadonlySet<number>
): Cell[] {
	const groups = [...before, ...cells].map(({ members }) => members);
	const isShown = choosable([all, ...groups], all.size).slice(1 + before.length);
	return cells.filter((_, at) => isShown[at]);
}

export const others = 'others';

/** What is not shown by itself beside the rest of its dimension, put together. */
const poolsOf = (cells: readonly Cell[], shown: readonly Cell[]): Cell[] =>
	dimensions.flatMap((dimension) => {
		const own = cells.filter((cell) => cell.dimension === dimension);
		const hidden = own.filter((cell) => !shown.includes(cell));
		const members = new Set(hidden.flatMap((cell) => [...cell.members]));
		const isRest = hidden.length > 1 && hidden.length < own.length;
		return isRest ? [{ dimension, value: others, members }] : [];
	});

export type Row = { key: string; count: number; share: number };
export type Tally = {
	question: SurveyQuestion;
	answered: number;
	/** Fewer than five answers, or they could be reckoned from what else is shown. */
	isHidden: boolean;
	rows: Row[];
	mean: number | null;
	median: number | null;
	sum: number | null;
};

export type Results = { respondents: number; tallies: Tally[] };

/** The figures of a survey: of everybody, or of one of the parts that may be looked at. */
export function resultsOf(
	questions: readonly SurveyQuestion[],
	respondents: readonly Respondent[],
	cut?: Cut
): Results {
	const { cells } = shownOf(respondents);
	const at = cells.findIndex(
		({ dimension, value }) => dimension === cut?.dimension && value === cut.value
	);
	const own = cells[at]?.members ?? everybody(respondents);
	const among = respondents.filter((_, place) => own.has(place));
	const mayShow = ({ id }: SurveyQuestion) => shownFor(respondents, id)[at + 1] ?? false;
	return {
		respondents: among.length,
		tallies: questions.map((question) => tallyOf(question, among, mayShow(question)))
	};
}

/** Of a question whether its figures may be shown of all, and of each part in its order. */
function shownFor(respondents: readonly Respondent[], id: string): readonly boolean[] {
	const { cells, byAnswerers } = shownOf(respondents);
	const base = answeredBy(respondents, id);
	const key = [...base].join();
	const before = byAnswerers.get(key);
	if (before) return before;
	const groups = [base, ...cells.map(({ members }) => members.intersection(base))];
	const shown = choosable(groups, respondents.length);
	byAnswerers.set(key, shown);
	return shown;
}

function tallyOf(
	question: SurveyQuestion,
	respondents: readonly Respondent[],
	isShown: boolean
): Tally {
	const values = respondents.flatMap(({ answers }) => answers[question.id] ?? []);
	const answered = respondents.filter(({ answers }) => answers[question.id] !== undefined).length;
	const isHidden = !isShown || answered < fewest;
	const empty = { question, answered, isHidden, rows: [], mean: null, median: null, sum: null };
	if (isHidden || question.kind === 'text') return empty;
	const numbers = values.map(Number);
	if (question.kind === 'number') return { ...empty, ...figuresOf(numbers) };
	const keys = question.kind === 'scale' ? scale : question.options.map(({ key }) => key);
	const rows = keys.map((key) => {
		const count = values.filter((value) => value === key).length;
		return { key, count, share: count / answered };
	});
	return { ...empty, rows, mean: question.kind === 'scale' ? meanOf(numbers) : null };
}

function figuresOf(numbers: readonly number[]) {
	const sorted = [...numbers].sort((a, b) => a - b);
	const middle = (sorted.length - 1) / 2;
	const [low = 0, high = 0] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
	const sum = numbers.reduce((total, one) => total + one, 0);
	return { sum, mean: meanOf(numbers), median: (low + high) / 2 };
}

const meanOf = (numbers: readonly number[]): number =>
	numbers.reduce((total, one) => total + one, 0) / numbers.length;

/** What was written to one question: by everybody, in the order of the words, which says nothing of who. */
export function textsOf(
	question: SurveyQuestion,
	respondents: readonly Respondent[]
): { text: string; language: Locale }[] {
	const own = respondents.flatMap(({ answers, language }) => {
		const text = answers[question.id];
		return typeof text === 'string' ? [{ text, language }] : [];
	});
	if (question.kind !== 'text' || own.length < fewest) return [];
	return own.sort((a, b) => (a.text < b.text ? -1 : 1));
}
