import type { Tally } from './results.ts';

export type ComparedRow = {
	key: string;
	/** As the newer has it, else as the older. */
	now: { count: number; share: number } | null;
	before: { count: number; share: number } | null;
};
export type Compared = { now: Tally; before: Tally; rows: ComparedRow[] };

/** Questions that both surveys ask, side by side; an option is the same where its words are. */
export function compare(now: readonly Tally[], before: readonly Tally[]): Compared[] {
	return now.flatMap((own) => {
		const other = before.find(
			({ question }) =>
				question.origin === own.question.origin && question.kind === own.question.kind
		);
		return other ? [{ now: own, before: other, rows: rowsOf(own, other) }] : [];
	});
}

function rowsOf(now: Tally, before: Tally): ComparedRow[] {
	const isSame = (key: string) => wordsOf(now, key) === wordsOf(before, key);
	const find = ({ rows }: Tally, key: string) => rows.find((row) => row.key === key) ?? null;
	const own = now.rows.map((row) => ({
		key: row.key,
		now: row,
		before: isSame(row.key) ? find(before, row.key) : null
	}));
	const gone = before.rows
		.filter(({ key }) => !isSame(key) || !find(now, key))
		.map((row) => ({ key: `before.${row.key}`, now: null, before: row }));
	return [...own, ...gone];
}

const wordsOf = ({ question }: Tally, key: string): string => {
	const labels = question.options.find((option) => option.key === key)?.labels ?? {};
	return Object.entries(labels)
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([, text]) => text.trim().toLowerCase())
		.join('\n');
};
