import { sql, type SqlBool } from 'kysely';
import { fold, listSpellings, listWords } from './fold.ts';
import { named } from './matching.ts';

const mostWords = 12;

/** Texts for a column of folded words, which `saysWord` asks. */
export const foldTexts = (texts: readonly string[]): string => ` ${texts.map(fold).join(' ')}`;

/** The words that somebody looks for, no more than a sentence has. */
export const listAskedWords = (text: string): string[] => listWords(text).slice(0, mostWords);

/** Whether a folded column has a word: what is short or a number begins one, other words are also found within. */
export const saysWord = (column: string, word: string) =>
	sql<SqlBool>`(${sql.join(
		listSpellings(word).map((it) => sql`${sql.ref(column)} like ${patternOf(it)}`),
		sql` or `
	)})`;

const patternOf = (folded: string): string =>
	folded.length < 3 || /^\d+$/.test(folded) ? `% ${folded}%` : `%${folded}%`;

/** Of search entries: those with such a word in their name, or one that it begins. */
export const isNamedBy = (word: string) =>
	sql<SqlBool>`${named} @@ ${listSpellings(word)
		.map((it) => `'${it}':*`)
		.join(' | ')}::tsquery`;
