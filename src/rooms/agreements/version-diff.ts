import type { Locale } from '#platform/locale.ts';
import { preambleTemplate, type Version, type VersionClause } from './version.ts';
import { wordDiff, type Piece } from './word-diff.ts';

export type ClauseDifference = {
	key: string;
	kind: 'same' | 'changed' | 'added' | 'struck' | 'moved';
	/** Its number before and after; null where it was not or is no more. */
	before: string | null;
	after: string | null;
	texts: Partial<Record<Locale, { heading: Piece[]; body: Piece[] }>>;
};

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

/** Title and opening stand before the clauses as if they were one without a number. */
function withOpening({ locales, titles, preambles, clauses }: Version): VersionClause[] {
	const texts = locales.map(
		(locale) => [locale, { heading: titles[locale] ?? '', body: preambles[locale] ?? '' }] as const
	);
	if (texts.every(([, { heading, body }]) => !heading && !body)) return clauses;
	const first: VersionClause = {
		...{
			key: preambleTemplate,
			parentKey: null,
			number: '',
			template: preambleTemplate,
			area: null
		},
		...{ texts: Object.fromEntries(texts), isCompared: true }
	};
	return [first, ...clauses];
}
