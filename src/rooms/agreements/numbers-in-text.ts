import type { Locale } from '#platform/locale.ts';
import type { Shape } from './fact.ts';
import { numberWords } from './number-words.ts';

const gap = '[ \\u00a0\\u202f]';
const figure = `\\d{1,3}(?:${gap}\\d{3})+(?:[.,]\\d+)?(?!\\d)|\\d+(?:[.,]\\d{3})+(?:[.,]\\d{1,2})?(?!\\d)|\\d+(?:[.,]\\d+)?`;

/** "1.000,00" in German, "1,000.00" in English, "1 000,00" in the others: one number. */
export function readFigure(text: string, locale: Locale): string {
	const bare = text.replace(/[\s\u00a0\u202f]/g, '');
	const marks = bare.match(/[.,]/g) ?? [];
	const last = marks.at(-1);
	if (!last) return plain(bare);
	const decimals = bare.slice(bare.lastIndexOf(last) + 1).length;
	const own = locale === 'en' ? '.' : ',';
	const isDecimal = decimals !== 3 || (last === own && marks.length === 1);
	const whole = isDecimal && (marks.length === 1 || new Set(marks).size > 1);
	if (!whole) return plain(bare.replace(/[.,]/g, ''));
	const at = bare.lastIndexOf(last);
	return plain(`${bare.slice(0, at).replace(/[.,]/g, '')}.${bare.slice(at + 1)}`);
}

const plain = (digits: string): string => {
	const [whole = '0', part = ''] = digits.split('.');
	const kept = part.replace(/0+$/, '');
	return `${whole.replace(/^0+(?=\d)/, '')}${kept && `.${kept}`}`;
};

const currencies: [code: string, written: string][] = [
	['PLN', 'pln|zł(?:otych|ote|oty|otego)?|злотых|злоти'],
	['EUR', '€|eur|euros?|евро'],
	['BGN', 'bgn|лв\\.?|лева|лев'],
	['USD', '\\$|usd|dolarów|dollars?'],
	['GBP', '£|gbp'],
	['CHF', 'chf'],
	['CZK', 'czk|kč'],
	['RUB', 'rub|₽|руб(?:лей|ля|\\.)?'],
	['RON', 'ron|lei'],
	['DKK', 'dkk|kr\\.?']
];
const money = currencies.map(([, written]) => written).join('|');
const codeOf = (written: string): string =>
	currencies.find(([, shape]) => new RegExp(`^(?:${shape})$`, 'u').test(written))?.[0] ?? written;

const scales: [power: number, written: string][] = [
	[3, 'tys\\.?|tysięcy|thousand|tausend|mille|тыс\\.?|тысяч|хил\\.?|хиляди'],
	[
		6,
		"mln|milion(?:ów|y)?|millions?(?: d[e’'])?|mio\\.?|million(?:en)?|млн\\.?|миллион(?:ов|а)?|милион(?:а)?"
	],
	[9, 'mld|billions?|milliarden?|milliards?|млрд\\.?']
];
const scale = `(?:${gap}*(${scales.map(([, written]) => written).join('|')})(?!\\p{L}))?`;

function scaled(number: string, word: string | undefined): string {
	const power =
		word && scales.find(([, shape]) => new RegExp(`^(?:${shape})$`, 'u').test(word))?.[0];
	if (!power) return number;
	const [whole = '', part = ''] = number.split('.');
	return plain(`${whole}${part.padEnd(power, '0').slice(0, power)}.${part.slice(power)}`);
}

const tidy = (amount: string): string => amount.replace(/\.$/, '');

export const amountShapes: Shape[] = [
	{
		kind: 'amount',
		shape: new RegExp(`(?<!\\p{L})(${money})${gap}?(${figure})${scale}`, 'gu'),
		read: ([, unit = '', number = '', word], locale) =>
			`${tidy(scaled(readFigure(number, locale), word))} ${codeOf(unit)}`
	},
	{
		kind: 'amount',
		shape: new RegExp(`(?<![\\d.,])(${figure})${scale}${gap}*(${money})(?!\\p{L})`, 'gu'),
		read: ([, number = '', word, unit = ''], locale) =>
			`${tidy(scaled(readFigure(number, locale), word))} ${codeOf(unit)}`
	}
];

export const percentShapes: Shape[] = [
	{
		kind: 'percent',
		shape: new RegExp(
			`(${figure})${gap}*(?:%|procent\\p{L}*|per ?cent|prozent|pour cent|процент\\p{L}*|на сто)`,
			'gu'
		),
		read: ([, number = ''], locale) => readFigure(number, locale)
	}
];

const fractions: [value: string, written: string][] = [
	[
		'2/3',
		'two[ -]thirds|dw(?:ie|óch) trzeci(?:e|ch)|zwei[ -]?dritteln?|deux tiers|дв(?:е|ух|ете) трет(?:и|ей)'
	],
	[
		'3/4',
		'three[ -]quarters|trz(?:y|ech) czwart(?:e|ych)|drei[ -]?vierteln?|trois quarts|тр(?:и|ёх|ех|ите) четвърти|тр(?:и|ёх|ех) четверт(?:и|ей)'
	],
	['1/2', 'one[ -]half|połow[aęyą]|die hälfte|der hälfte|la moitié|половин(?:а|ата|ы|у|ой|е)']
];

export const fractionShapes: Shape[] = [
	{
		kind: 'fraction',
		shape: /(?<![\d/])(\d{1,2})\s?[/⁄]\s?(\d{1,2})(?![\d/])/g,
		read: ([, a, b]) => `${a}/${b}`
	},
	...fractions.map(([value, written]): Shape => ({
		...{ kind: 'fraction', isWord: true },
		shape: new RegExp(`(?<!\\p{L})(?:${written})(?!\\p{L})`, 'gu'),
		read: () => value
	}))
];

export const numberShapes: Shape[] = [
	{
		kind: 'number',
		shape: new RegExp(`(?:${figure})`, 'gu'),
		read: ([number], locale) => readFigure(number, locale)
	},
	{
		...{ kind: 'number', isWord: true },
		shape: /\p{L}+/gu,
		read: ([word], locale) => numberWords[locale].get(word)
	}
];
