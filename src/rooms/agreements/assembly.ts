import type { Locale } from '#platform/locale.ts';
import type { ClauseTexts, DefinedTerm, Texts } from './agreement.ts';
import type { ClauseDraft } from './draft.ts';
import { filled, type Filling } from './placeholders.ts';
import { chosenClauses, type Choice, type Template, type TemplateClause } from './template.ts';
import { linesOf, quotesIn } from './text-shape.ts';
import { preambleTemplate } from './version.ts';

type Wanted = { locales: readonly Locale[]; choice: Choice; filling: Filling };

/** A template's clauses with the areas chosen, their gaps filled, in the languages of the parties. */
export function assemble(
	template: Template,
	{ locales, choice, filling }: Wanted,
	newKey: () => string
): { titles: Texts; terms: DefinedTerm[]; clauses: ClauseDraft[] } {
	const chosen = chosenClauses(template, choice);
	const preamble: TemplateClause = {
		...{ key: preambleTemplate, area: null, optional: false },
		texts: Object.fromEntries(
			locales.map((locale) => [locale, { heading: '', body: template.preamble[locale] ?? '' }])
		)
	};
	return {
		titles: Object.fromEntries(locales.map((locale) => [locale, template.title[locale] ?? ''])),
		terms: definedTerms(chosen, locales),
		clauses: [preamble, ...chosen].map(({ key, area, texts }) => ({
			...{ key: newKey(), parentKey: null, template: key, area, isCompared: true },
			texts: Object.fromEntries(
				locales.map((locale) => [locale, filledClause(texts, filling, locale)])
			)
		}))
	};
}

const filledClause = (texts: ClauseTexts, filling: Filling, locale: Locale) => ({
	heading: filled(texts[locale]?.heading ?? '', filling, locale),
	body: filled(texts[locale]?.body ?? '', filling, locale)
});

/** The words that the definitions put in quotation marks, item by item. */
function definedTerms(clauses: readonly TemplateClause[], locales: readonly Locale[]) {
	const { texts } = clauses.find(({ key }) => key === 'definitions') ?? { texts: {} };
	const itemsOf = (locale: Locale) =>
		((texts as ClauseTexts)[locale]?.body ?? '')
			.split('\n')
			.filter((line) => linesOf(line).items === 1);
	const count = Math.min(...locales.map((locale) => itemsOf(locale).length));
	return Array.from({ length: count }, (_, at): DefinedTerm => {
		const texts = locales.map((locale) => [locale, quotesIn(itemsOf(locale)[at] ?? '')[0] ?? '']);
		return { key: `term_${at + 1}`, texts: Object.fromEntries(texts) };
	}).filter(({ texts }) => Object.values(texts).every(Boolean));
}
