/** Entries that nobody wrote, the same ones every time: titles and sentences of the gold set, mixed. */
import { monthsAfter } from '#platform/calendar-day.ts';
import type { Locale } from '#platform/locale.ts';
import { valueChains } from '#rooms/organisations/value-chain.ts';
import {
	partnerships,
	type Direction,
	type EntryKind,
	type EntryText
} from '#rooms/marketplace/entry.ts';
import type { Gold, GoldEntry } from '../cross-language/gold.ts';
import { brandOf, dice, pick, type Dice, type MadeUp } from '../search/made-up.ts';
import { tongues } from '../search/tongues.ts';

export type MadeUpEntry =
	ReturnType<typeof makeUpEntries> extends Generator<infer One> ? One : never;

const textiles = valueChains.find(({ id }) => id === 'textile_fashion');
const steps = (textiles?.steps ?? []).map(({ id }) => `textile_fashion:${id}`);
const kinds: EntryKind[] = ['product', 'service', 'know_how', 'technology', 'partner_search'];
const activities = [
	'13.10',
	'13.20',
	'13.30',
	'13.91',
	'13.92',
	'13.96',
	'14.10',
	'28.94',
	'46.41'
];
const countries = ['PL', 'BG', 'DE', 'FR', 'ES', 'IT'];
const sizes = ['micro', 'small', 'medium', 'large'] as const;
const today = '2026-11-01';

export function* makeUpEntries(gold: Gold, owners: readonly MadeUp[], count: number, seed = 41) {
	const throwOf = dice(seed);
	const written = Map.groupBy(gold.entries, ({ locale }) => locale);
	for (let number = 0; number < count; number++) {
		const owner = pick(throwOf, owners);
		const locale = pick(throwOf, [...written.keys()]);
		yield oneOf(number, { owner, locale, known: written.get(locale) ?? [], throwOf });
	}
}

type Making = { owner: MadeUp; locale: Locale; known: readonly GoldEntry[]; throwOf: Dice };

function oneOf(number: number, { owner, locale, known, throwOf }: Making) {
	const id = `01900000-0000-7000-9000-${number.toString(16).padStart(12, '0')}`;
	const main = pick(throwOf, known);
	const other = pick(throwOf, known);
	const text: EntryText = {
		title: `${main.title} ${brandOf(tongues[locale], throwOf)}`,
		summary: main.summary,
		description: `${other.summary} ${pick(throwOf, tongues[locale].words)}.`,
		advantages: pick(throwOf, known).summary,
		partnerSought: ''
	};
	const row = {
		id,
		organisationId: owner.entry.subject.id,
		kind: pick(throwOf, kinds),
		direction: (throwOf() < 0.6 ? 'offer' : 'request') as Direction,
		state: 'published' as const,
		originalLocale: locale,
		partnerships: [pick(throwOf, partnerships)],
		partnerKinds: [],
		partnerSizes: throwOf() < 0.2 ? [pick(throwOf, sizes)] : [],
		wantedCountries: throwOf() < 0.5 ? [pick(throwOf, countries)] : [],
		wantedRegions: [],
		activities: [pick(throwOf, activities)],
		chainSteps: throwOf() < 0.7 ? [pick(throwOf, steps)] : [],
		languages: [locale, 'en'],
		validUntil: monthsAfter(today, 1 + Math.floor(throwOf() * 6)),
		shownToAll: 'name' as const,
		shownToMembers: 'contact' as const,
		publishedAt: new Date(Date.UTC(2026, 4, 1) + Math.floor(throwOf() * 1.5e10))
	};
	const { country, region, kinds: ofOwner } = owner.entry;
	const sizeClass = sizes.find((size) => ofOwner.includes(size)) ?? null;
	const place = { country: country ?? 'PL', region, sizeClass };
	return { row, text, place };
}
