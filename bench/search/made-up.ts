/** Organisations that nobody has, the same ones every time, in the languages of the clusters. */
import type { Locale } from '#platform/locale.ts';
import type { SearchEntry } from '#platform/search/entry.server.ts';
import { tongues, type Tongue } from './tongues.ts';

export type Dice = () => number;

/** mulberry32 */
export function dice(seed: number): Dice {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

export const pick = <T>(throwOf: Dice, list: readonly T[]): T =>
	list[Math.floor(throwOf() * list.length)] as T;

/** The first ones come most often, as words do. */
const pickUnevenly = <T>(throwOf: Dice, list: readonly T[]): T =>
	list[Math.floor(throwOf() ** 2.2 * list.length)] as T;

export interface MadeUp {
	entry: SearchEntry;
	name: string;
	description: string;
	town: string;
}

export function* makeUp(count: number, seed = 2026): Generator<MadeUp> {
	const throwOf = dice(seed);
	for (let number = 0; number < count; number++) yield organisation(number, throwOf);
}

function organisation(number: number, throwOf: Dice): MadeUp {
	const locale = pick(throwOf, languages);
	const tongue = tongues[locale];
	const [town, country, region] = pickUnevenly(throwOf, tongue.towns);
	const trade = pickUnevenly(throwOf, tongue.trades);
	const name = nameOf(tongue, trade, town, throwOf);
	const description = descriptionOf(tongue, trade, town, throwOf);
	const id = idOf(number);
	const english = throwOf() < 0.3 && locale !== 'en';
	const other = english
		? descriptionOf(tongues.en, pick(throwOf, tongues.en.trades), town, throwOf)
		: '';
	const entry: SearchEntry = {
		subject: { kind: 'organisation', id },
		titles: { [locale]: name },
		originalLocale: locale,
		summaries: { [locale]: description, ...(english && { en: other }) },
		path: `/organisations/${id}`,
		country,
		region,
		kinds: [pickUnevenly(throwOf, kinds), pickUnevenly(throwOf, sizes)],
		sectors: [pickUnevenly(throwOf, sectors)],
		divisions: [`nace-${10 + Math.floor(throwOf() * 60)}`],
		labels: [],
		latitude: 42 + throwOf() * 12,
		longitude: throwOf() * 26,
		isDormant: throwOf() < 0.03,
		texts: [
			{ weight: 'B', text: pick(throwOf, tongue.trades), locale },
			{ weight: 'B', text: town, locale },
			{ weight: 'C', text: description, locale },
			...(english ? [{ weight: 'C' as const, text: other, locale: 'en' as Locale }] : []),
			{ weight: 'D', text: String(1_000_000_000 + Math.floor(throwOf() * 9e9)), locale }
		]
	};
	return { entry, name, description: `${description} ${other}`, town };
}

function nameOf(tongue: Tongue, trade: string, town: string, throwOf: Dice): string {
	const brand = brandOf(tongue, throwOf);
	const shapes = [
		`${brand} ${pickUnevenly(throwOf, tongue.forms)}`,
		`${trade} ${brand} ${pickUnevenly(throwOf, tongue.forms)}`,
		`${trade} ${town} ${brand}`,
		`${brand} ${trade}`
	];
	return pickUnevenly(throwOf, shapes);
}

export function brandOf(tongue: Tongue, throwOf: Dice): string {
	const long = throwOf() < 0.6 ? pick(throwOf, tongue.middles) : '';
	const word = pick(throwOf, tongue.starts) + long + pick(throwOf, tongue.ends);
	return word[0]?.toUpperCase() + word.slice(1);
}

function descriptionOf(tongue: Tongue, trade: string, town: string, throwOf: Dice): string {
	const words = Array.from({ length: 4 + Math.floor(throwOf() * 10) }, () =>
		pickUnevenly(throwOf, tongue.words)
	);
	return `${trade}, ${words.join(' ')} ${tongue.joint} ${town}. ${brandOf(tongue, throwOf)}.`;
}

const idOf = (number: number): string =>
	`01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

const languages: Locale[] = ['pl', 'pl', 'pl', 'bg', 'bg', 'en', 'de', 'fr', 'ru'];
const kinds = [
	'company',
	'company',
	'research',
	'higher_education',
	'association',
	'public_authority',
	'school'
];
const sizes = ['micro', 'small', 'medium', 'large'];
const sectors = [
	'textiles',
	'digital',
	'construction',
	'agri-food',
	'mobility',
	'electronics',
	'health',
	'energy-renewables',
	'energy-intensive',
	'cultural-creative',
	'retail',
	'tourism',
	'aerospace-defence',
	'proximity-social'
];
