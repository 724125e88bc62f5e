import type { Locale } from '#platform/locale.ts';

export type FactKind = 'date' | 'amount' | 'percent' | 'fraction' | 'reference' | 'number';

/** Something a text states that must be the same in every language, and where it stands. */
export type Fact = {
	kind: FactKind;
	/** The same in every language: `2010-10-08`, `1000 PLN`, `3`. */
	value: string;
	/** Written as a word; the other language may write it in figures. */
	isWord: boolean;
	at: number;
	length: number;
};

export type Shape = {
	kind: FactKind;
	shape: RegExp;
	/** What the match means; nothing where it is none after all. */
	read: (match: RegExpExecArray, locale: Locale) => string | undefined;
	isWord?: boolean;
};
