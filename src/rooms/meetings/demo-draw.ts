import type { Locale } from '#platform/locale.ts';
import people from './demo/invented-coordinators.json' with { type: 'json' };
import wares from './demo/offers.json' with { type: 'json' };

/** Dice that fall the same way each time. */
export function diceOf(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

const pick = <Thing>(dice: () => number, things: readonly Thing[]): Thing => {
	const thing = things[Math.floor(dice() * things.length)];
	if (thing === undefined) throw new Error('nothing to pick from');
	return thing;
};

type Group = (typeof people)[number];

const countries = people.flatMap((group) =>
	Array.from({ length: group.share }, (_, place) =>
		place < (group.withoutEnglish ?? 0) ? withoutEnglish(group) : group
	)
);

function withoutEnglish(group: Group): Group {
	return { ...group, languages: group.languages.filter((language) => language !== 'en') };
}

/** Somebody who coordinates a cluster somewhere, with what they offer and seek. */
export function drawCoordinator(dice: () => number, number: number) {
	const group = pick(dice, countries);
	return { ...drawPerson(dice, group), ...drawWares(dice, group.locale as Locale), number };
}

function drawPerson(dice: () => number, group: Group) {
	const { country, languages, locale, first, last, towns } = group;
	return {
		name: `${pick(dice, first)} ${pick(dice, last)}`,
		organisationName: `Cluster ${pick(dice, towns)} (demo)`,
		country,
		languages,
		locale: locale as Locale
	};
}

export function drawWares(dice: () => number, locale: Locale) {
	const offered = pick(dice, wares);
	const sought = pick(
		dice,
		wares.filter(({ sector }) => sector !== offered.sector)
	);
	return {
		offers: offered[locale],
		seeks: sought[locale],
		offerSectors: [offered.sector],
		seekSectors: [sought.sector]
	};
}

/**
 * Pairs of people, each with about as many meetings as people have: most a few, some many. The first
 * `delegation` people have exactly `own` meetings together, none with each other.
 */
export function drawPairs(
	dice: () => number,
	{
		people: count,
		pairs,
		delegation,
		own
	}: { people: number; pairs: number; delegation: number; own: number }
): [number, number][] {
	const drawn = new Map<string, [number, number]>();
	const add = (one: number, other: number) => {
		const [low, high] = one < other ? [one, other] : [other, one];
		if (low === high || drawn.has(`${low} ${high}`)) return false;
		drawn.set(`${low} ${high}`, [low, high]);
		return true;
	};
	const outside = () => delegation + Math.floor(dice() ** 1.6 * (count - delegation));
	for (let meeting = 0; meeting < own;) if (add(meeting % delegation, outside())) meeting += 1;
	while (drawn.size < pairs) add(outside(), outside());
	return [...drawn.values()];
}
