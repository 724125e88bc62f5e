import { gradeOf, type GoldEntry, type GoldQuery } from './gold.ts';

export interface Measured {
	recall: number;
	ndcg: number;
	/** As if only what is on the topic itself were of use. */
	strict: number;
	/** How much was found at all, however far down. */
	reach: number;
}

const shown = 10;

/** How much of what was asked for is among the first ten, and how well they are ordered. */
export function measure(
	query: GoldQuery,
	found: readonly GoldEntry[],
	all: readonly GoldEntry[]
): Measured {
	const ideal = all.map((entry) => gradeOf(entry, query)).sort((a, b) => b - a);
	const grades = found.map((entry) => gradeOf(entry, query));
	const asked = ideal.filter(isAsked).length;
	return {
		recall: grades.slice(0, shown).filter(isAsked).length / Math.min(shown, asked),
		ndcg: gain(grades) / gain(ideal),
		strict: gain(onlyAsked(grades)) / gain(onlyAsked(ideal)),
		reach: grades.filter(isAsked).length / asked
	};
}

const isAsked = (grade: number): boolean => grade === 2;

const onlyAsked = (grades: readonly number[]): number[] =>
	grades.map((grade) => (isAsked(grade) ? grade : 0));

const gain = (grades: readonly number[]): number =>
	grades
		.slice(0, shown)
		.reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);

export function mean(measured: readonly Measured[]): Measured {
	const of = (figure: keyof Measured) =>
		measured.reduce((sum, one) => sum + one[figure], 0) / Math.max(1, measured.length);
	return { recall: of('recall'), ndcg: of('ndcg'), strict: of('strict'), reach: of('reach') };
}
