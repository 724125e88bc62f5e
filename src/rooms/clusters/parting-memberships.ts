import type { KeptRow } from '#platform/database/kept-rows.server.ts';

/** A membership as it was before two organisations became one, and as rows keep it. */
type Term = { valid_from: string; valid_until: string | null };
export type KeptMembership = KeptRow &
	Term & {
		id: string;
		cluster_id: string;
		organisation_id: string;
		kind: string;
		class: string | null;
	};

/** Those that had become one: of one cluster and kind, each reaching into the next. */
export function listJoined(before: readonly KeptMembership[]): KeptMembership[][] {
	const alike = Map.groupBy(before, ({ cluster_id, kind }) => `${cluster_id} ${kind}`);
	return [...alike.values()].flatMap((rows) => {
		const groups: KeptMembership[][] = [];
		for (const row of rows.toSorted((a, b) => (a.valid_from < b.valid_from ? -1 : 1))) {
			const last = groups.at(-1);
			if (last && reaches(last, row)) last.push(row);
			else groups.push([row]);
		}
		return groups;
	});
}

const reaches = (group: readonly Term[], { valid_from }: Term): boolean =>
	group.some(({ valid_until }) => valid_until === null || valid_until > valid_from);

/**
 * The memberships that one was joined from, parted again. What was changed in it since stays changed in
 * the one that it was; another that it would now reach into is covered by it and does not come back.
 */
export function partMembership(
	before: readonly KeptMembership[],
	current: KeptMembership
): KeptMembership[] {
	const own = before.find(({ id }) => id === current.id);
	if (!own) return [...before];
	const parted = changedSince(own, joinedInto(own, before), current);
	const others = before.filter(
		(row) =>
			row.id !== own.id && (row.organisation_id !== own.organisation_id || !overlap(row, parted))
	);
	return [parted, ...others];
}

function joinedInto(own: KeptMembership, before: readonly KeptMembership[]): KeptMembership {
	const froms = before.map(({ valid_from }) => valid_from).sort();
	const ends = before.map(({ valid_until }) => valid_until);
	const last = ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null);
	const others = before.filter(({ organisation_id }) => organisation_id !== own.organisation_id);
	const classOfOthers = others.map((one) => one.class).find(Boolean) ?? null;
	return {
		...own,
		valid_from: froms[0] ?? own.valid_from,
		valid_until: last,
		class: own.class ?? classOfOthers
	};
}

function changedSince(
	own: KeptMembership,
	joined: KeptMembership,
	current: KeptMembership
): KeptMembership {
	const changes = Object.entries(current).filter(
		([name, value]) => name !== 'organisation_id' && value !== joined[name]
	);
	const parted = { ...own, ...Object.fromEntries(changes) } as KeptMembership;
	const isCrossed = parted.valid_until !== null && parted.valid_until < parted.valid_from;
	// An end from before it began says something of the whole term, which then stays as it is.
	return isCrossed ? { ...parted, valid_from: current.valid_from } : parted;
}

const overlap = (one: Term, other: Term): boolean =>
	(one.valid_until === null || other.valid_from < one.valid_until) &&
	(other.valid_until === null || one.valid_from < other.valid_until);
