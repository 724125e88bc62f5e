import { valueChains } from '#rooms/organisations/value-chain.ts';
import type { Direction, EntryKind } from '#rooms/marketplace/entry.ts';

export const dismissalReasons = ['sector', 'region', 'size', 'known_already', 'other'] as const;
export type DismissalReason = (typeof dismissalReasons)[number];

/** Why two entries belong together, in the order in which it is told. */
export const matchReasons = [
	'meaning',
	'step',
	'neighbour',
	'sector',
	'country_wanted',
	'region_wanted',
	'size_wanted',
	'kind_wanted',
	'language',
	'partnership',
	'cluster',
	'agreement'
] as const;
export type MatchReason = (typeof matchReasons)[number];

const weights: Record<MatchReason, number> = {
	meaning: 5,
	step: 4,
	neighbour: 2,
	sector: 2,
	country_wanted: 2,
	region_wanted: 2,
	size_wanted: 1,
	kind_wanted: 1,
	language: 1,
	partnership: 2,
	cluster: 1,
	agreement: 1
};

/** What is compared of an entry and of whoever stands behind it. */
export type Profile = {
	id: string;
	organisationId: string;
	clusterId: string | null;
	kind: EntryKind;
	direction: Direction;
	concepts: readonly string[];
	steps: readonly string[];
	sectors: readonly string[];
	country: string;
	region: string | null;
	sizeClass: string | null;
	languages: readonly string[];
	partnerships: readonly string[];
	wantedCountries: readonly string[];
	wantedRegions: readonly string[];
	partnerSizes: readonly string[];
	partnerKinds: readonly string[];
	/** What kind of organisation stands behind it. */
	ownerKind: string;
};

export type Match = { id: string; score: number; reasons: MatchReason[] };
/** Clusters between which an agreement is in force, as `one other` in any order. */
export type Linked = ReadonlySet<string>;

/** What somebody has said no to: each such reason counts less in what is proposed next. */
export type Lesson = Partial<Record<DismissalReason, number>>;

const taught: Partial<Record<DismissalReason, readonly MatchReason[]>> = {
	sector: ['sector', 'neighbour'],
	region: ['country_wanted', 'region_wanted'],
	size: ['size_wanted'],
	known_already: ['cluster']
};

const share = (one: readonly string[], other: readonly string[]): boolean =>
	one.some((it) => other.includes(it));

/** An offer belongs to a request; who searches for partners belongs to whoever does as well. */
export function mayMeet(own: Profile, other: Profile): boolean {
	if (own.organisationId === other.organisationId) return false;
	if (own.kind === 'partner_search' && other.kind === 'partner_search') return true;
	return own.direction !== other.direction;
}

/** Undefined where nothing but circumstances speaks for it. */
export function weigh(
	own: Profile,
	other: Profile,
	{ linked, lesson = {} }: { linked: Linked; lesson?: Lesson }
): Match | undefined {
	if (!mayMeet(own, other)) return undefined;
	const holds: Record<MatchReason, boolean> = {
		...inCommon(own, other),
		kind_wanted: own.partnerKinds.includes(other.ownerKind),
		language: share(own.languages, other.languages),
		partnership: share(own.partnerships, other.partnerships),
		cluster: own.clusterId !== null && own.clusterId === other.clusterId,
		agreement: areLinked(own.clusterId, other.clusterId, linked)
	};
	if (!holds.meaning && !holds.step && !(holds.neighbour && holds.partnership)) return undefined;
	return told(own, other, { holds, lesson });
}

type Known = Pick<
	Profile,
	'id' | 'concepts' | 'steps' | 'sectors' | 'country' | 'region' | 'sizeClass'
>;

const inCommon = (own: Profile, other: Known) => ({
	meaning: share(own.concepts, other.concepts),
	step: share(own.steps, other.steps),
	neighbour: areNeighbours(own.steps, other.steps),
	sector: share(own.sectors, other.sectors),
	country_wanted: own.wantedCountries.includes(other.country),
	region_wanted: other.region !== null && own.wantedRegions.includes(other.region),
	size_wanted: other.sizeClass !== null && own.partnerSizes.includes(other.sizeClass)
});

/** What is compared of an organisation that has not written an entry. */
export type FirmProfile = Known & { kind: string; clusterIds: readonly string[] };

/** Such goods find their buyers further down the chain, not among those who make them too. */
const sold: readonly EntryKind[] = ['product', 'service', 'capacity'];

/** Undefined for whoever neither does what is asked for nor needs what is offered. */
export function weighFirm(
	own: Profile,
	firm: FirmProfile,
	{ linked, lesson = {} }: { linked: Linked; lesson?: Lesson }
): Match | undefined {
	if (own.organisationId === firm.id) return undefined;
	const holds = {
		...inCommon(own, firm),
		kind_wanted: own.partnerKinds.includes(firm.kind),
		language: false,
		partnership: false,
		cluster: own.clusterId !== null && firm.clusterIds.includes(own.clusterId),
		agreement: firm.clusterIds.some((id) => areLinked(own.clusterId, id, linked))
	};
	const isSold = own.direction === 'offer' && sold.includes(own.kind);
	const fits = isSold
		? !holds.step && (holds.neighbour || holds.meaning)
		: holds.step || holds.meaning;
	return fits ? told(own, firm, { holds, lesson }) : undefined;
}

type Named = Pick<Profile, 'id' | 'concepts'>;
type Held = { holds: Record<MatchReason, boolean>; lesson: Lesson };

function told(own: Named, other: Named, { holds, lesson }: Held): Match {
	const reasons = matchReasons.filter((reason) => holds[reason]);
	const score = reasons.reduce((sum, reason) => sum + weights[reason] * trust(reason, lesson), 0);
	return { id: other.id, score: score + closeness(own, other), reasons };
}

/** Each further thing that both name brings them nearer, up to three. */
function closeness(own: Named, other: Named): number {
	const shared = own.concepts.filter((concept) => other.concepts.includes(concept)).length;
	return Math.min(Math.max(shared - 1, 0), 3);
}

/** Each no to a kind of reason halves what it counts, down to an eighth. */
function trust(reason: MatchReason, lesson: Lesson): number {
	const noes = dismissalReasons
		.filter((why) => taught[why]?.includes(reason))
		.reduce((sum, why) => sum + (lesson[why] ?? 0), 0);
	return 0.5 ** Math.min(noes, 3);
}

/** Steps of chains, as `chain:step`, next to one of these. */
export const neighboursOf = (labels: readonly string[]): string[] =>
	valueChains.flatMap(({ id, steps }) =>
		steps.flatMap((_, at) =>
			[steps[at - 1], steps[at + 1]].some((next) => next && labels.includes(`${id}:${next.id}`))
				? [`${id}:${steps[at]?.id}`]
				: []
		)
	);

function areNeighbours(one: readonly string[], other: readonly string[]): boolean {
	return valueChains.some(({ id, steps }) => {
		const places = (labels: readonly string[]) =>
			labels.flatMap((label) => {
				const at = steps.findIndex((step) => label === `${id}:${step.id}`);
				return at < 0 ? [] : [at];
			});
		const there = places(other);
		return places(one).some((at) => there.some((place) => Math.abs(place - at) === 1));
	});
}

const areLinked = (one: string | null, other: string | null, linked: Linked): boolean =>
	one !== null &&
	other !== null &&
	(linked.has(`${one} ${other}`) || linked.has(`${other} ${one}`));

/** The best first. */
export const rank = (matches: readonly Match[], most: number): Match[] =>
	[...matches].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, most);
