import { dates } from '#platform/intl.ts';
import { locales } from '#platform/locale.ts';
import type { Shape } from './fact.ts';

/** In the forms that follow "in", which no calendar of the platform gives. */
const locatives = [
	'styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu',
	'январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре'
].map((line) => line.split(' '));

const months = new Map<string, number>();
for (const locale of locales)
	for (let month = 0; month < 12; month++)
		for (const options of [{ month: 'long' }, { month: 'long', day: 'numeric' }] as const) {
			const parts = dates(locale, { ...options, timeZone: 'UTC' });
			const date = new Date(Date.UTC(2010, month, 8));
			const name = parts.formatToParts(date).find(({ type }) => type === 'month')?.value;
			if (name && !/\d/.test(name)) months.set(name.toLowerCase(), month + 1);
		}
for (const names of locatives) for (const [at, name] of names.entries()) months.set(name, at + 1);
const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

const month = `(${[...months.keys()].toSorted((one, other) => other.length - one.length).join('|')})`;
const gap = '[ \\u00a0\\u202f]';
const day = `(?<![\\d.,])(\\d{1,2})(?:\\.|er|st|nd|rd|th|-?(?:го|е|ти|ви))?`;
const ends = '(?![\\p{L}\\d])';

const two = (number: string | number | undefined) => String(Number(number)).padStart(2, '0');

const dateOf = (
	year: string | undefined,
	monthNumber: number | undefined,
	date: string | undefined
): string | undefined =>
	monthNumber && monthNumber >= 1 && monthNumber <= 12 && Number(date) >= 1 && Number(date) <= 31
		? `${year ?? '-'}-${two(monthNumber)}-${two(date)}`
		: undefined;

const dated = (source: string, read: Shape['read']): Shape => ({
	kind: 'date',
	shape: new RegExp(source, 'gu'),
	read
});

/** Every way a date is written in our languages, the fullest first. */
export const dateShapes: Shape[] = [
	dated('(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)', ([, year, at, date]) =>
		dateOf(year, Number(at), date)
	),
	dated(`${day}${gap}+(?:of${gap}+)?${month},?${gap}+(\\d{4})(?!\\d)`, ([, date, name, year]) =>
		dateOf(year, months.get(name ?? ''), date)
	),
	dated(`(?<!\\p{L})${month}${gap}+(\\d{1,2}),?${gap}+(\\d{4})(?!\\d)`, ([, name, date, year]) =>
		dateOf(year, months.get(name ?? ''), date)
	),
	dated(`${day}${gap}+(${roman.join('|')})${gap}+(\\d{4})(?!\\d)`, ([, date, name, year]) =>
		dateOf(year, roman.indexOf(name ?? '') + 1, date)
	),
	dated(
		'(?<!\\d)(\\d{1,2})\\.[ \\u00a0]?(\\d{1,2})\\.[ \\u00a0]?(\\d{4})(?!\\d)',
		([, date, at, year]) => dateOf(year, Number(at), date)
	),
	dated('(?<!\\d)(\\d{1,2})/(\\d{1,2})/(\\d{4})(?!\\d)', ([, date, at, year]) =>
		dateOf(year, Number(at), date)
	),
	dated(`${day}${gap}+(?:of${gap}+)?${month}${ends}`, ([, date, name]) =>
		dateOf(undefined, months.get(name ?? ''), date)
	),
	dated(`(?<!\\p{L})${month}${gap}+(\\d{4})(?!\\d)`, ([, name, year]) =>
		months.has(name ?? '') ? `${year}-${two(months.get(name ?? ''))}` : undefined
	)
];
