/** Agreements that nobody has signed, the same ones every time, among the parties of the demo world. */
import type { Locale } from '#platform/locale.ts';
import { cooperationAreas } from '#rooms/agreements/areas.ts';
import {
	agreementKinds,
	partyRoles,
	type AgreementKind,
	type AgreementState
} from '#rooms/agreements/agreement.ts';
import type { Recurrence } from '#rooms/obligations/obligation.ts';
import { dice, pick, type Dice } from '../search/made-up.ts';

export type Cast = { clusters: string[]; organisations: string[]; people: string[] };

export type MadeUpParty = { id: string; clusterId: string | null; organisationId: string };
export type MadeUpObligation = {
	id: string;
	partyId: string | null;
	ownerId: string | null;
	area: string;
	text: string;
	recurrence: Recurrence;
	nextDueOn: string | null;
	isCompleted: boolean;
	isReleased: boolean;
	doneOn: string[];
};
export type MadeUpAgreement = {
	id: string;
	versionId: string;
	number: number;
	ownerId: string;
	kind: AgreementKind;
	state: AgreementState;
	locales: Locale[];
	titles: Partial<Record<Locale, string>>;
	startsOn: string | null;
	endsOn: string | null;
	isPublic: boolean;
	changedOn: string;
	parties: MadeUpParty[];
	areas: string[];
	obligations: MadeUpObligation[];
};

/** As a register of many years looks: most of it lives or is over, little is being made. */
const states: [AgreementState, number][] = [
	['in_force', 0.52],
	['expired', 0.2],
	['terminated', 0.06],
	['replaced', 0.05],
	['signing', 0.03],
	['negotiation', 0.04],
	['approval', 0.02],
	['draft', 0.04],
	['signed', 0.02],
	['abandoned', 0.02]
];

const subjects: Partial<Record<Locale, readonly string[]>> = {
	pl: ['moda', 'tkaniny techniczne', 'szkolenia', 'energia', 'żywność', 'badania', 'eksport'],
	en: ['fashion', 'technical textiles', 'training', 'energy', 'food', 'research', 'export'],
	de: ['Mode', 'technische Textilien', 'Schulungen', 'Energie', 'Ernährung', 'Forschung', 'Export'],
	bg: ['мода', 'технически текстил', 'обучения', 'енергия', 'храни', 'изследвания', 'износ']
};
const openings: Partial<Record<Locale, string>> = {
	pl: 'Porozumienie o współpracy',
	en: 'Cooperation agreement',
	de: 'Kooperationsvereinbarung',
	bg: 'Споразумение за сътрудничество'
};
const tongues = Object.keys(subjects) as Locale[];
const recurrences: Recurrence[] = ['none', 'monthly', 'quarterly', 'half_yearly', 'yearly'];

export function* makeUp(
	count: number,
	{ cast, today, seed = 2026 }: { cast: Cast; today: string; seed?: number }
): Generator<MadeUpAgreement> {
	const throwOf = dice(seed);
	for (let number = 1; number <= count; number++) yield agreement(number, cast, today, throwOf);
}

function agreement(number: number, cast: Cast, today: string, throwOf: Dice): MadeUpAgreement {
	const state = weighed(states, throwOf);
	const id = idOf(1, number);
	const parties = partiesOf(number, cast, throwOf);
	const locales = tongues.slice(0, 1 + Math.floor(throwOf() * tongues.length));
	const areas = cooperationAreas.filter(() => throwOf() < 0.4);
	const isOver = state === 'expired' || state === 'terminated' || state === 'replaced';
	const begun = isOver ? -900 - throwOf() * 3000 : state === 'in_force' ? -throwOf() * 1400 : 30;
	const lasts = 365 + Math.floor(throwOf() * 4) * 365;
	const isEndless = !isOver && throwOf() < 0.3;
	const startsOn = dayAfter(today, begun);
	return {
		...{ id, versionId: idOf(2, number), number, state, parties, locales, areas },
		ownerId: parties[0]?.clusterId ?? pick(throwOf, cast.clusters),
		kind: pick(throwOf, agreementKinds),
		titles: titlesOf(number, locales, throwOf),
		startsOn,
		endsOn: isEndless
			? null
			: dayAfter(startsOn, isOver ? Math.min(lasts, -begun - 1) : lasts + 800),
		isPublic: throwOf() < 0.5,
		changedOn: dayAfter(today, -throwOf() * 2000),
		obligations: Array.from({ length: 5 }, (_, at) =>
			obligation(number * 5 + at, { parties, areas, people: cast.people, today }, throwOf)
		)
	};
}

function titlesOf(number: number, locales: readonly Locale[], throwOf: Dice) {
	const subject = Math.floor(throwOf() * 7);
	const year = 2008 + Math.floor(throwOf() * 19);
	return Object.fromEntries(
		locales.map((locale) => [
			locale,
			`${openings[locale]}: ${subjects[locale]?.[subject]} ${year}/${number % 97}`
		])
	);
}

/** From two to six; each cluster signs by an organisation. */
function partiesOf(number: number, cast: Cast, throwOf: Dice): MadeUpParty[] {
	const count = 2 + Math.floor(throwOf() ** 2 * 5);
	const clusters = new Set<string>();
	return Array.from({ length: count }, (_, at) => {
		const clusterId = at === 0 || throwOf() < 0.6 ? pick(throwOf, cast.clusters) : null;
		const isNew = clusterId !== null && !clusters.has(clusterId);
		if (isNew) clusters.add(clusterId);
		// Each from its own part of the list, so that nobody is a party twice.
		const share = Math.floor(cast.organisations.length / 6);
		const organisationId = cast.organisations[at * share + Math.floor(throwOf() * share)] ?? '';
		return { id: idOf(3, number * 10 + at), clusterId: isNew ? clusterId : null, organisationId };
	});
}

type Around = { parties: MadeUpParty[]; areas: string[]; people: string[]; today: string };

function obligation(
	number: number,
	{ parties, areas, people, today }: Around,
	throwOf: Dice
): MadeUpObligation {
	const recurrence = pick(throwOf, recurrences);
	const isCompleted = recurrence === 'none' && throwOf() < 0.4;
	const times = recurrence === 'none' ? Number(isCompleted) : Math.floor(throwOf() * 4);
	return {
		id: idOf(4, number),
		partyId: throwOf() < 0.8 ? pick(throwOf, parties).id : null,
		ownerId: throwOf() < 0.3 ? pick(throwOf, people) : null,
		area: areas.length > 0 ? pick(throwOf, areas) : 'communication',
		text: `Spotkanie robocze nr ${number % 40} i wiadomość o jego wyniku na stronach wszystkich stron`,
		...{ recurrence, isCompleted, isReleased: throwOf() < 0.05 },
		nextDueOn: isCompleted || throwOf() < 0.1 ? null : dayAfter(today, throwOf() * 900 - 200),
		doneOn: Array.from({ length: times }, (_, at) => dayAfter(today, -30 - at * 90))
	};
}

export const rolesOf = (at: number) => (at === 0 ? partyRoles[0] : partyRoles[1]);

function weighed<T>(shares: readonly [T, number][], throwOf: Dice): T {
	let left = throwOf();
	for (const [one, share] of shares) if ((left -= share) < 0) return one;
	return shares[0]![0];
}

const idOf = (kind: number, number: number): string =>
	`0199${kind}000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

function dayAfter(day: string, days: number): string {
	return new Date(Date.parse(day) + Math.floor(days) * 86_400_000).toISOString().slice(0, 10);
}
