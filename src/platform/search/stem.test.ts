import { describe, expect, it } from 'vitest';
import table from './inflections.test.json' with { type: 'json' };
import { toQuery } from './query.ts';
import type { Locale } from '../locale.ts';
import { listTerms } from './words.ts';

type Case = { pairs: string[]; strangers: string[]; unseen?: string[] };
/** Least recall over both directions, most look-alikes that may be taken for the word. */
const PROMISED: Record<Locale, [recall: number, falseHits: number]> = {
	pl: [1, 1],
	bg: [1, 2],
	ru: [1, 0],
	de: [1, 2],
	fr: [1, 1],
	en: [1, 0]
};
const UNSEEN: Partial<Record<Locale, number>> = { pl: 0.88, bg: 0.9 };
const cases = Object.entries(table as Record<Locale, Case>) as [Locale, Case][];

describe.each(cases)('words of %s', (locale, { pairs, strangers, unseen = [] }) => {
	it('are found in another form', () => {
		expect(missed(pairs, locale)).toEqual([]);
		expect(recall(pairs, locale)).toBeGreaterThanOrEqual(PROMISED[locale][0]);
	});

	it('are seldom taken for a look-alike', () => {
		const wrong = strangers.filter((pair) => hits(pair, locale) > 0);
		expect(wrong.length, wrong.join(', ')).toBeLessThanOrEqual(PROMISED[locale][1]);
	});

	it.runIf(unseen.length > 0)('are found when the rules were not made by looking at them', () => {
		const lost = missed(unseen, locale).join(', ');
		expect(recall(unseen, locale), lost).toBeGreaterThanOrEqual(UNSEEN[locale] ?? 0);
	});
});

function recall(pairs: string[], locale: Locale): number {
	return pairs.reduce((sum, pair) => sum + hits(pair, locale), 0) / (2 * pairs.length);
}

function missed(pairs: string[], locale: Locale): string[] {
	return pairs.filter((pair) => hits(pair, locale) < 2);
}

function hits(pair: string, locale: Locale): number {
	const [one = '', other = ''] = pair.split(' ');
	return Number(finds(one, other, locale)) + Number(finds(other, one, locale));
}

function finds(asked: string, written: string, locale: Locale): boolean {
	const terms = listTerms(written, locale);
	const groups = (toQuery(asked, locale) ?? '').split(' & ');
	return groups.every((group) =>
		[...group.matchAll(/'([^']*)'(:\*)?/g)].some(([, term = '', open]) =>
			terms.some((it) => (open ? it.startsWith(term) : it === term))
		)
	);
}
