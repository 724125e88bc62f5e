import { needKinds } from './need.ts';

/** By what the radar is divided; each is a filter in the address under its own name. */
export const radarFacets = ['cluster', 'what', 'kind', 'sector', 'step', 'place', 'month'] as const;
export type RadarFacet = (typeof radarFacets)[number];

export type RadarWanted = Record<RadarFacet, readonly string[]> & {
	/** Only what nobody has answered yet. */
	isOpen: boolean;
};

const shapes: Record<RadarFacet, RegExp> = {
	what: /^(need|request)$/,
	kind: new RegExp(`^(${needKinds.join('|')})$`),
	sector: /^[a-z_-]{2,40}$/,
	step: /^[a-z_]{2,30}:[a-z_]{2,40}$/,
	place: /^[A-Z]{2}[A-Z0-9-]{0,6}$/,
	month: /^\d{4}-\d{2}$/,
	cluster: /^([0-9a-f-]{36}|others)$/
};

/** The filters of an address; what makes no sense is left out. */
export function radarIn(query: URLSearchParams): RadarWanted {
	const values = (facet: RadarFacet) =>
		query
			.getAll(facet)
			.filter((value) => shapes[facet].test(value))
			.slice(0, 20);
	return {
		...(Object.fromEntries(radarFacets.map((facet) => [facet, values(facet)])) as Record<
			RadarFacet,
			string[]
		>),
		isOpen: query.has('open')
	};
}

/** Clusters told apart, and those counted as one because too few members stand behind each. */
export type Division = { own: readonly string[]; pooled: readonly string[] };

const fewestMembers = 5;

/**
 * By cluster only as far as at least five members stand behind each part, the one of the smaller clusters
 * together too: where they are fewer, the next larger cluster is counted with them.
 */
export function divide(members: ReadonlyMap<string, ReadonlySet<string>>): Division {
	const sized = [...members].sort((a, b) => a[1].size - b[1].size || (a[0] < b[0] ? -1 : 1));
	let pool: ReadonlySet<string> = new Set();
	const pooled: string[] = [];
	for (const [id, own] of sized) {
		const isTooSmall = own.size < fewestMembers;
		if (!isTooSmall && (pooled.length === 0 || pool.size >= fewestMembers)) break;
		pool = pool.union(own);
		pooled.push(id);
	}
	return { own: sized.slice(pooled.length).map(([id]) => id), pooled };
}

export type Count = { code: string; count: number; open: number };

/** So many months back from a day, each with its count, the oldest first: none is left out. */
export function monthsUntil(today: string, counts: readonly Count[], many = 12): Count[] {
	const [year = 0, month = 1] = today.split('-').map(Number);
	return Array.from({ length: many }, (_, back) => {
		const at = new Date(Date.UTC(year, month - many + back, 1));
		const code = at.toISOString().slice(0, 7);
		return counts.find((one) => one.code === code) ?? { code, count: 0, open: 0 };
	});
}
