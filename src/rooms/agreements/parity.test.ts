import { describe, expect, test } from 'vitest';
import type { Locale } from '#platform/locale.ts';
import type { ClauseTexts } from './agreement.ts';
import { factsIn } from './facts-in-text.ts';
import { listDisparities } from './parity.ts';
import type { Version } from './version.ts';

const texts: ClauseTexts = {
	pl: {
		heading: 'Czas trwania',
		body: 'Umowę z 8 października 2010 r. zawarto na trzy lata.\n- Składka: 1 000,00 zł,\n- udział 2,5%, zgodnie z § 4.'
	},
	en: {
		heading: 'Term',
		body: 'The agreement of 8 October 2010 is made for 3 years.\n- Fee: PLN 1,000.00,\n- share of 2.5%, as in § 4.'
	},
	de: {
		heading: 'Laufzeit',
		body: 'Die Vereinbarung vom 8. Oktober 2010 gilt drei Jahre.\n- Beitrag: 1.000,00 PLN,\n- Anteil 2,5 %, nach § 4.'
	},
	fr: {
		heading: 'Durée',
		body: 'L’accord du 8 octobre 2010 est conclu pour trois ans.\n- Cotisation : 1 000,00 PLN,\n- part de 2,5 %, selon le § 4.'
	},
	ru: {
		heading: 'Срок',
		body: 'Соглашение от 8 октября 2010 г. заключено на три года.\n- Взнос: 1 000,00 злотых,\n- доля 2,5 %, согласно § 4.'
	},
	bg: {
		heading: 'Срок',
		body: 'Споразумението от 8 октомври 2010 г. е за 3 години.\n- Вноска: 1 000,00 злоти,\n- дял 2,5 %, съгласно § 4.'
	}
};

const versionOf = (of: ClauseTexts, locales = Object.keys(of) as Locale[]): Version => ({
	...{ id: 'v', agreementId: 'a', number: 1, baseVersionId: null, edition: 1 },
	...{ locales, bindingLocale: null, parties: [], terms: [], titles: {}, preambles: {} },
	...{ note: null, frozenAt: null, digest: null },
	clauses: [
		{
			...{ key: 'k', parentKey: null, number: '§ 1', template: null, area: null },
			...{ texts: of, isCompared: true }
		}
	]
});

const locales = Object.keys(texts) as Locale[];

test('six languages that say the same differ in nothing', () => {
	expect(listDisparities(versionOf(texts))).toEqual([]);
});

const exchanged: [what: string, from: RegExp, to: string][] = [
	['a day', /8(?=[. ]+\p{L})/u, '9'],
	['a year', /2010/, '2011'],
	['a month', /października|October|Oktober|octobre|октября|октомври/, '7.'],
	['an amount', /1([ .,])000/, '1$1001'],
	['a currency', /zł|PLN|злотых|злоти/, 'EUR'],
	['a percentage', /2([.,])5/, '2$16'],
	['a reference', /§ 4/, '§ 5'],
	['a number', /trzy|3(?= years| години)|drei|trois|три/, '4'],
	['an item dropped', /\n- .+$/, ''],
	['a paragraph more', /^/, 'X.\n'],
	['everything gone', /[\s\S]+/, '']
];

describe.each(locales)('in %s', (locale) => {
	test.each(exchanged)('%s changed is found', (_, from, to) => {
		const { heading, body } = texts[locale]!;
		const changed = body.replace(from, to);
		expect(changed).not.toBe(body);
		const version = versionOf({ ...texts, [locale]: { heading, body: changed } });
		expect(listDisparities(version)).not.toEqual([]);
		const other = locale === 'pl' ? 'bg' : 'pl';
		const pair = { [locale]: version.clauses[0]!.texts[locale]!, [other]: texts[other]! };
		expect(listDisparities(versionOf(pair))).not.toEqual([]);
	});
});

test('any other change in one language waits until somebody has compared them', () => {
	const version = versionOf(texts);
	const [clause] = version.clauses;
	const changed = { ...version, clauses: [{ ...clause!, isCompared: false }] };
	expect(listDisparities(changed)).toMatchObject([{ fault: 'not_compared', number: '§ 1' }]);
});

test.each<[Locale, string, string]>([
	['pl', 'dnia 8 października 2010 r.', '2010-10-08'],
	['pl', 'dnia 8 X 2010', '2010-10-08'],
	['pl', 'w październiku 2010', '2010-10'],
	['en', 'on 8 October 2010', '2010-10-08'],
	['en', 'on the 8th of October 2010', '2010-10-08'],
	['en', 'on October 8, 2010', '2010-10-08'],
	['de', 'am 8. Oktober 2010', '2010-10-08'],
	['de', 'am 8.10.2010', '2010-10-08'],
	['fr', 'le 1er octobre 2010', '2010-10-01'],
	['ru', '8 октября 2010 г.', '2010-10-08'],
	['bg', '8 октомври 2010 г.', '2010-10-08'],
	['bg', '2010-10-08', '2010-10-08'],
	['pl', 'do 31 marca każdego roku', '--03-31']
])('in %s "%s" is a date', (locale, text, value) => {
	expect(factsIn(text, locale)).toMatchObject([{ kind: 'date', value }]);
});

test.each<[Locale, string, string]>([
	['pl', '1 000,00 zł', '1000 PLN'],
	['en', '€1,000.00', '1000 EUR'],
	['en', 'EUR 1,000.50', '1000.5 EUR'],
	['de', '1.000,00 €', '1000 EUR'],
	['bg', '1 000,00 лв.', '1000 BGN'],
	['fr', '12 500 €', '12500 EUR'],
	['ru', '300 000 евро', '300000 EUR'],
	['pl', '1,5 mln zł', '1500000 PLN'],
	['en', 'EUR 1.5 million', '1500000 EUR']
])('in %s "%s" is an amount', (locale, text, value) => {
	expect(factsIn(text, locale)).toMatchObject([{ kind: 'amount', value }]);
});
