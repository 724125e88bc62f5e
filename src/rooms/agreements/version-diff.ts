import type { Locale } from '#platform/locale.ts';
import type { Version, VersionClause } from './version.ts';
import { wordDiff, type Piece } from './word-diff.ts';

export type ClauseDifference = {
	key: string;
	kind: 'same' | 'changed' | 'added' | 'struck' | 'moved';
	/** Its number before and after; null where it was not or is no more. */
	before: string | null;
	after: string | null;
	texts: Partial<Record<Locale, { heading: Piece[]; body: Piece[] }>>;
};

const opening = 'preamble';

/** Clause by clause from one version to another, in the order of the later one. */
export function compareVersions(
	from: Version,
	to: Version,
	locales: readonly Locale[]
): ClauseDifference[] {
	const [was, is] = [withOpening(from), withOpening(to)];
	const kept = was.filter((clause) => is.some(({ key }) => key === clause.key));
	const struck = was.filter((clause) => !kept.includes(clause));
	const order = is.filter(({ key }) => kept.some((one) => one.key === key));
	const differences = is.map((clause) => {
		const before = was.find(({ key }) => key === clause.key);
		const isMoved =
			before !== undefined &&
			kept.indexOf(before) !== order.findIndex(({ key }) => key === clause.key);
		return difference(before, clause, { locales, isMoved });
	});
	return [
		...differences,
		...struck.map((clause) => difference(clause, undefined, { locales, isMoved: false }))
	];
}

function difference(
	before: VersionClause | undefined,
	after: VersionClause | undefined,
	{ locales, isMoved }: { locales: readonly Locale[]; isMoved: boolean }
): ClauseDifference {
	const text = (clause: VersionClause | undefined, locale: Locale) =>
		clause?.texts[locale] ?? { heading: '', body: '' };
	const texts = locales.map((locale) => {
		const [was, is] = [text(before, locale), text(after, locale)];
		return [
			locale,
			{ heading: wordDiff(was.heading, is.heading), body: wordDiff(was.body, is.body) }
		] as const;
	});
	const isChanged = texts.some(([, { heading, body }]) =>
		[...heading, ...body].some(({ kind }) => kind !== 'same')
	);
	return {
		key: (after ?? before)!.key,
		kind: !before
			? 'added'
			: !after
				? 'struck'
				: isChanged
					? 'changed'
					: isMoved
						? 'moved'
						: 'same',
		before: before?.number ?? null,
		after: after?.number ?? null,
		texts: Object.fromEntries(texts)
	};
}

/** The opening stands before the clauses as if it were one without a number. */
function withOpening({ preambles, clauses }: Version): VersionClause[] {
	const texts = Object.entries(preambles).map(([locale, body]) => [locale, { heading: '', body }]);
	if (texts.length === 0) return clauses;
	const first: VersionClause = {
		...{ key: opening, parentKey: null, number: '', template: opening, area: null },
		...{ texts: Object.fromEntries(texts), isCompared: true }
	};
	return [first, ...clauses];
}
