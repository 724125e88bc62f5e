import type { Facet, StoredFacet } from './wanted.ts';

/** What stands among the kinds of a subject and is asked for by itself. */
const apart: Partial<Record<Facet, readonly string[]>> = {
	directions: ['offer', 'request'],
	sizes: ['micro', 'small', 'medium', 'large']
};
export const allApart = Object.values(apart).flat();

export const apartIn = (facet: Facet): readonly string[] | undefined => apart[facet];

/** Whose column a facet stands in. */
export const storedAs = (facet: Facet): StoredFacet =>
	facet === 'directions' || facet === 'sizes' ? 'kinds' : facet;

/** Whether a value of that column is one of the facet. */
export function isOf(facet: Facet, value: string): boolean {
	if (storedAs(facet) !== 'kinds') return true;
	return facet === 'kinds' ? !allApart.includes(value) : (apart[facet]?.includes(value) ?? false);
}
