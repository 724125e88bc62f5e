import { textIn } from '#platform/guards/form.server.ts';
import { listDifferences, mergeFields, type Fields } from '#platform/two-editors.ts';

/** The fields as they were when the form was opened; a broken one counts as nothing known. */
export function baseIn(form: FormData): Fields {
	try {
		const base: unknown = JSON.parse(textIn(form, 'base'));
		return typeof base === 'object' && base !== null ? (base as Fields) : {};
	} catch {
		return {};
	}
}

export const editionIn = (form: FormData): number => Number(textIn(form, 'edition')) || 0;

/** The other's changes beside mine, field by field, for the page that asks which to keep. */
export function conflictOf(
	{ base, mine, theirs }: { base: Fields; mine: Fields; theirs: Fields },
	edition: number,
	labelOf: (field: string) => string
) {
	return {
		edition,
		base: JSON.stringify(theirs),
		fields: mine,
		differences: listDifferences(base, mine, theirs).map((one) => ({
			...one,
			label: labelOf(one.field)
		}))
	};
}

/** Mine with theirs where it was chosen; `base` then holds what they wrote. */
export function mergedIn(form: FormData, mine: Fields): Fields {
	const theirs = baseIn(form);
	const choices = Object.keys(theirs).map(
		(field) => [field, textIn(form, `choice.${field}`) === 'theirs' ? 'theirs' : 'mine'] as const
	);
	return mergeFields(mine, theirs, Object.fromEntries(choices));
}
