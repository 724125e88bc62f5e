import type { OrganisationDraft } from './organisation.ts';

type Field = keyof OrganisationDraft;
export type Difference = {
	field: Field;
	mine: unknown;
	theirs: unknown;
	suggested: 'mine' | 'theirs';
};

/** Nobody chooses coordinates: they go with the town. */
const byTown: readonly string[] = ['latitude', 'longitude'];

/**
 * What somebody else changed while this person was typing. Where the person left the field as it
 * had been, the other's change is suggested; where both changed it, the person's own.
 */
export function differences(
	began: Partial<OrganisationDraft>,
	mine: OrganisationDraft,
	theirs: OrganisationDraft
): Difference[] {
	const fields = Object.keys(theirs) as Field[];
	return fields
		.filter((field) => field in began && !byTown.includes(field))
		.filter((field) => !isAlike(mine[field], theirs[field]))
		.map((field) => ({
			field,
			mine: mine[field],
			theirs: theirs[field],
			suggested: isAlike(mine[field], began[field]) ? 'theirs' : 'mine'
		}));
}

/** The draft with those fields that the person wants as the other left them. */
export function taking(
	mine: OrganisationDraft,
	theirs: OrganisationDraft,
	fields: readonly string[]
): OrganisationDraft {
	const wanted = fields.includes('town') ? [...fields, ...byTown] : fields;
	const taken = Object.entries(theirs).filter(([field]) => wanted.includes(field));
	return { ...mine, ...Object.fromEntries(taken) };
}

const isAlike = (one: unknown, other: unknown): boolean => ordered(one) === ordered(other);

/** The order of languages in a record says nothing; the order of a list does. */
function ordered(value: unknown): string {
	return JSON.stringify(value, (_, inner: unknown) =>
		typeof inner === 'object' && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
			: inner
	);
}
