import type { Locale } from '#platform/locale.ts';
import type { Texts } from './agreement.ts';
import type { Fact, FactKind } from './fact.ts';
import { factsIn } from './facts-in-text.ts';
import { linesOf, quotesIn } from './text-shape.ts';
import type { Version, VersionClause } from './version.ts';

export type Fault =
	| 'text_missing'
	| 'heading_missing'
	| 'paragraphs'
	| 'items'
	| 'quotes'
	| 'terms'
	| 'party'
	| 'reference_lost'
	| 'not_compared'
	| FactKind;

/** Where one language says another thing than the others. */
export type Disparity = {
	/** Null for what stands before the first clause: title and preamble. */
	clauseKey: string | null;
	number: string | null;
	fault: Fault;
	/** What each language has of it; those with the same agree. */
	found: Partial<Record<Locale, string[]>>;
};

type Part = { clauseKey: string | null; number: string | null; texts: Texts; headings: Texts };

/** All that keeps a version from being sent out; nothing where its languages say the same. */
export function listDisparities(version: Version): Disparity[] {
	const { locales, preambles, clauses } = version;
	const opening: Part = { clauseKey: null, number: null, texts: preambles, headings: {} };
	const hasOpening = Object.values(preambles).some((text) => text.trim());
	return [
		...(hasOpening ? ofPart(opening, version) : []),
		...(hasOpening ? ofParties(version) : []),
		...clauses.flatMap((clause) => [
			...ofPart(partOf(clause), version),
			...(locales.length > 1 && !clause.isCompared ? [notCompared(clause)] : [])
		])
	];
}

function partOf({ key, number, texts }: VersionClause): Part {
	const each = (part: 'heading' | 'body') =>
		Object.fromEntries(Object.entries(texts).map(([locale, text]) => [locale, text[part]]));
	return { clauseKey: key, number, texts: each('body'), headings: each('heading') };
}

const notCompared = ({ key, number }: VersionClause): Disparity => ({
	...{ clauseKey: key, number },
	fault: 'not_compared',
	found: {}
});

function ofPart(part: Part, version: Version): Disparity[] {
	const { locales } = version;
	const at = { clauseKey: part.clauseKey, number: part.number };
	const missing = locales.filter((locale) => !part.texts[locale]?.trim());
	if (missing.length > 0)
		return [{ ...at, fault: 'text_missing', found: each(missing, () => ['–']) }];
	const text = (locale: Locale) => withoutNames(part.texts[locale] ?? '', version);
	const heading = (locale: Locale) => part.headings[locale] ?? '';
	const counted = (fault: Fault, count: (locale: Locale) => number) =>
		differing(fault, locales, (locale) => [String(count(locale))]);
	const faults = [
		...counted('paragraphs', (locale) => linesOf(text(locale)).paragraphs),
		...counted('items', (locale) => linesOf(text(locale)).items),
		...counted('quotes', (locale) => quotesIn(text(locale)).length),
		...counted('heading_missing', (locale) => (heading(locale).trim() ? 1 : 0)),
		...differing('terms', locales, (locale) => termsQuoted(text(locale), locale, version)),
		...lostReferences(locales, text),
		...ofFacts(locales, (locale) => factsIn(`${heading(locale)}\n${text(locale)}`, locale))
	];
	return faults.map((fault) => ({ ...at, ...fault }));
}

/** A name may hold quotation marks and numbers that mean nothing here, and differs by language. */
function withoutNames(text: string, { parties }: Version): string {
	const names = parties.flatMap(({ names, signingNames }) => [
		...Object.values(names),
		...Object.values(signingNames)
	]);
	const longestFirst = names.toSorted((one, other) => other.length - one.length);
	return longestFirst.reduce(
		(rest, name) => (name ? rest.replaceAll(name, '\u25a0'.repeat(name.length)) : rest),
		text
	);
}

type Found = Pick<Disparity, 'fault' | 'found'>;

const each = (locales: readonly Locale[], what: (locale: Locale) => string[]) =>
	Object.fromEntries(locales.map((locale) => [locale, what(locale)]));

function differing(
	fault: Fault,
	locales: readonly Locale[],
	what: (locale: Locale) => string[]
): Found[] {
	const found = each(locales, (locale) => what(locale).toSorted());
	const kinds = new Set(Object.values(found).map((values) => values.join('\n')));
	return kinds.size > 1 ? [{ fault, found }] : [];
}

const lostReferences = (locales: readonly Locale[], text: (locale: Locale) => string): Found[] => {
	const found = each(locales, (locale) => text(locale).match(/\{[^{}\n]+\}/g) ?? []);
	return Object.values(found).some((lost) => lost.length > 0)
		? [{ fault: 'reference_lost', found }]
		: [];
};

const kinds: FactKind[] = ['date', 'amount', 'percent', 'fraction', 'reference', 'number'];

function ofFacts(locales: readonly Locale[], read: (locale: Locale) => Fact[]): Found[] {
	const facts = new Map(locales.map((locale) => [locale, read(locale)]));
	return kinds.flatMap((kind) => {
		const of = (locale: Locale) => facts.get(locale)!.filter((fact) => fact.kind === kind);
		return isSame(locales.map(of))
			? []
			: [{ fault: kind, found: each(locales, (locale) => of(locale).map(({ value }) => value)) }];
	});
}

/**
 * Figures must be met by figures or words. Words alone may be missing ("both" says two without a
 * number), but where each of two languages has a number that the other lacks, one was exchanged.
 */
function isSame(all: readonly Fact[][]): boolean {
	const values = new Set(all.flat().map(({ value }) => value));
	const count = (facts: readonly Fact[], value: string, isWord?: boolean) =>
		facts.filter((fact) => fact.value === value && (isWord ?? fact.isWord) === fact.isWord).length;
	for (const value of values) {
		const wanted = Math.max(...all.map((facts) => count(facts, value, false)));
		if (all.some((facts) => count(facts, value) < wanted)) return false;
	}
	const lacks = (one: readonly Fact[], other: readonly Fact[]) =>
		[...values].some((value) => count(one, value) < count(other, value));
	return !all.some((one) => all.some((other) => lacks(one, other) && lacks(other, one)));
}

function termsQuoted(text: string, locale: Locale, { terms }: Version): string[] {
	const quoted = new Set(quotesIn(text).map((quote) => quote.toLowerCase()));
	return terms
		.filter(({ texts }) => quoted.has((texts[locale] ?? '').toLowerCase()))
		.map(({ key }) => key);
}

/** Each party stands in the opening of every language, by one of its names and with its numbers. */
function ofParties({ locales, parties, preambles }: Version): Disparity[] {
	return parties.flatMap(({ names, legalIds }) => {
		const found = each(locales, (locale) => {
			const text = preambles[locale] ?? '';
			const called = Object.values(names).find((name) => text.includes(name));
			return [
				called ? '✓' : '–',
				...legalIds.map(({ value }) => value).filter((id) => text.includes(id))
			];
		});
		const told = new Set(Object.values(found).map((values) => values.join(' ')));
		const name = Object.values(names)[0] ?? '';
		const isMissing = Object.values(found).some(([called]) => called === '–');
		if (told.size === 1 && !isMissing) return [];
		const named = each(locales, (locale) => [name, ...found[locale]!]);
		return [{ clauseKey: null, number: null, fault: 'party' as const, found: named }];
	});
}
