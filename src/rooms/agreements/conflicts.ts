import { locales } from '#platform/locale.ts';
import type { AgreementKind, AgreementState, Relation, Texts } from './agreement.ts';
import { hasEnded, isBinding } from './agreement-life.ts';

/** What is compared of an agreement with its neighbours. */
export type Compared = {
	id: string;
	kind: AgreementKind;
	state: AgreementState;
	/** Whoever is bound: cluster, or organisation where it stands for itself. */
	parties: readonly string[];
	areas: readonly string[];
	noticeMonths: number | null;
	/** Its last day; null without end. */
	endsOn: string | null;
	/** By template: what its clauses on disputes, law and exclusivity say in each language. */
	says: Readonly<Record<string, Texts>>;
};

export type ConflictKind =
	| 'same_areas'
	| 'twice'
	| 'notice_differs'
	| 'disputes_differ'
	| 'exclusivity'
	| 'outlives_base'
	| 'base_ended';

export type Conflict = {
	kind: ConflictKind;
	withId: string;
	/** Areas or parties that both have. */
	shared: string[];
};

export type Tie = { predecessorId: string; successorId: string; relation: Relation };

/** What one agreement and the others of its parties say against or beside each other. */
export function listConflicts(
	one: Compared,
	others: readonly Compared[],
	ties: readonly Tie[] = []
): Conflict[] {
	return others
		.filter(({ id }) => id !== one.id)
		.flatMap((other) => {
			const tie = ties.find(
				({ predecessorId, successorId }) =>
					(predecessorId === one.id && successorId === other.id) ||
					(predecessorId === other.id && successorId === one.id)
			);
			return [...besideEachOther(one, other, tie), ...restingOn(one, other, tie)];
		});
}

function besideEachOther(one: Compared, other: Compared, tie: Tie | undefined): Conflict[] {
	if (!isAlive(one) || !isAlive(other) || tie?.relation === 'replaces') return [];
	const parties = common(one.parties, other.parties);
	if (parties.length < 2) return [];
	const areas = common(one.areas, other.areas);
	const isAside = tie?.relation === 'amends' || tie?.relation === 'accedes';
	const found: [boolean, ConflictKind, string[]][] = [
		[areas.length > 0 && !isAside, 'same_areas', areas],
		[one.kind === other.kind && sameSet(one.parties, other.parties) && !tie, 'twice', parties],
		[one.noticeMonths !== other.noticeMonths, 'notice_differs', parties],
		[
			differs(one, other, 'disputes') || differs(one, other, 'governing_law'),
			'disputes_differ',
			parties
		],
		[isExclusive(one) !== isExclusive(other) && areas.length > 0, 'exclusivity', areas]
	];
	return found
		.filter(([holds]) => holds)
		.map(([, kind, shared]) => ({ kind, withId: other.id, shared }));
}

/** An annex or declaration lives no longer than what it belongs to. */
function restingOn(one: Compared, other: Compared, tie: Tie | undefined): Conflict[] {
	if (!tie || tie.successorId !== one.id || !isAlive(one)) return [];
	if (tie.relation !== 'amends' && tie.relation !== 'accedes') return [];
	if (hasEnded(other.state)) return [{ kind: 'base_ended', withId: other.id, shared: [] }];
	const outlives = other.endsOn !== null && (one.endsOn === null || one.endsOn > other.endsOn);
	return outlives ? [{ kind: 'outlives_base', withId: other.id, shared: [] }] : [];
}

const isAlive = ({ state }: Compared): boolean =>
	isBinding(state) || (!hasEnded(state) && state !== 'abandoned');

const common = (some: readonly string[], others: readonly string[]): string[] =>
	some.filter((one) => others.includes(one));

const sameSet = (some: readonly string[], others: readonly string[]): boolean =>
	some.length === others.length && common(some, others).length === some.length;

/** In a language that both have; the languages of one agreement say the same. */
function differs({ says: one }: Compared, { says: other }: Compared, template: string): boolean {
	const [ours, theirs] = [one[template] ?? {}, other[template] ?? {}];
	const shared = locales.find((locale) => ours[locale] && theirs[locale]);
	return shared !== undefined && ours[shared] !== theirs[shared];
}

const isExclusive = ({ says }: Compared): boolean => Boolean(says.exclusivity);
