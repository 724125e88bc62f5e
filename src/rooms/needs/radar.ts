import { needKinds } from './need.ts';

/** By what the radar is divided; each is a filter in the address under its own name. */
export const radarFacets = ['what', 'kind', 'sector', 'step', 'place', 'month'] as const;
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
	month: /^\d{4}-\d{2}$/
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
