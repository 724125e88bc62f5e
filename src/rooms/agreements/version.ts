import type { Locale } from '#platform/locale.ts';
import type { ClauseTexts, DefinedTerm, PartyNamed, Texts } from './agreement.ts';
import type { Plain } from './chain.ts';

export type ClauseRow = {
	key: string;
	parentKey: string | null;
	position: number;
	template: string | null;
	area: string | null;
	texts: ClauseTexts;
	/** Somebody found its languages to say the same, as they are now. */
	isCompared: boolean;
};

export type VersionClause = Omit<ClauseRow, 'position'> & {
	/** As printed: `§ 3`, `3.1`. */
	number: string;
};

export type Version = {
	id: string;
	agreementId: string;
	number: number;
	baseVersionId: string | null;
	edition: number;
	locales: Locale[];
	bindingLocale: Locale | null;
	parties: PartyNamed[];
	terms: DefinedTerm[];
	titles: Texts;
	preambles: Texts;
	clauses: VersionClause[];
	note: string | null;
	frozenAt: Date | null;
	digest: string | null;
};

export const preambleTemplate = 'preamble';

/** In the order they are printed: each clause with those beneath it. */
export function numbered(rows: readonly ClauseRow[]): VersionClause[] {
	const inOrder = rows
		.filter(({ template }) => template !== preambleTemplate)
		.toSorted((one, other) => one.position - other.position);
	const keys = new Set(inOrder.map(({ key }) => key));
	const above = ({ parentKey }: ClauseRow) => (parentKey && keys.has(parentKey) ? parentKey : null);
	const beneath = (parent: string | null, path: string): VersionClause[] =>
		inOrder
			.filter((row) => above(row) === parent)
			.flatMap((row, place) => {
				const at = path ? `${path}.${place + 1}` : `${place + 1}`;
				const { position: _, ...clause } = row;
				return [{ ...clause, number: path ? at : `§ ${at}` }, ...beneath(row.key, at)];
			});
	return beneath(null, '');
}

export const referenceShape = /\{§([\w.-]+)\}/g;

/** `{§term}` in a text stands for the number of the clause of that template, wherever it is now. */
export function withReferences(clauses: readonly VersionClause[]): VersionClause[] {
	const numbers = numbersByTemplate(clauses);
	return clauses.map((clause) => ({
		...clause,
		texts: Object.fromEntries(
			Object.entries(clause.texts).map(([locale, { heading, body }]) => [
				locale,
				{ heading, body: referred(body, numbers) }
			])
		)
	}));
}

export const numbersByTemplate = (clauses: readonly VersionClause[]) =>
	new Map(clauses.flatMap(({ template, number }) => (template ? [[template, number]] : [])));

export const referred = (body: string, numbers: ReadonlyMap<string, string>): string =>
	body.replace(referenceShape, (whole, key: string) => numbers.get(key) ?? whole);

/** What the version's digest is taken of: everything a party puts its name to. */
export function contentOf(version: Version): { [key: string]: Plain } {
	const { agreementId, number, locales, bindingLocale, titles, preambles } = version;
	return {
		agreementId,
		number,
		locales: locales.toSorted(),
		bindingLocale,
		titles: titles as Record<Locale, string>,
		preambles: preambles as Record<Locale, string>,
		parties: version.parties as unknown as Plain,
		terms: version.terms as unknown as Plain,
		clauses: version.clauses.map(({ key, parentKey, number: printed, area, texts }) => ({
			...{ key, parentKey, number: printed, area },
			texts: texts as Record<Locale, { heading: string; body: string }>
		}))
	};
}
