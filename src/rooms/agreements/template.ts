import type { AgreementKind, ClauseTexts, Texts } from './agreement.ts';

export type TemplateClause = {
	key: string;
	area: string | null;
	/** Taken in only when chosen. */
	optional: boolean;
	texts: ClauseTexts;
};

/** A document of one kind as the house knows it, in all languages. */
export type Template = {
	kind: AgreementKind;
	title: Texts;
	preamble: Texts;
	clauses: TemplateClause[];
};

export type Choice = { areas: readonly string[]; optional: readonly string[] };

/** What every such document has, what the areas bring with them, and what was asked for. */
export const chosenClauses = ({ clauses }: Template, { areas, optional }: Choice) =>
	clauses.filter((clause) => {
		if (clause.area) return areas.includes(clause.area);
		return !clause.optional || optional.includes(clause.key);
	});
