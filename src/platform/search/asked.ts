import type { Locale } from '../locale.ts';
import { isOf } from './kinds.ts';
import type { SearchKind, Facet, Wanted } from './wanted.ts';

/** The filters of a list and how their parameters are called in the address. */
export const parameters: Record<Facet, string> = {
	subjectKinds: 'what',
	countries: 'country',
	regions: 'region',
	kinds: 'kind',
	directions: 'kind',
	sizes: 'kind',
	sectors: 'sector',
	labels: 'label'
};

const searchKinds: readonly SearchKind[] = [
	'organisation',
	'cluster',
	'alliance',
	'event',
	'entry'
];

/** What an address asks of a list. */
export function wantedBy(query: URLSearchParams, locale: Locale, only?: SearchKind): Wanted {
	const values = (facet: Facet) =>
		query.getAll(parameters[facet]).filter((value) => value && isOf(facet, value));
	return {
		locale,
		text: (query.get('q') ?? '').slice(0, 200),
		subjectKinds: only
			? [only]
			: searchKinds.filter((kind) => values('subjectKinds').includes(kind)),
		countries: values('countries'),
		regions: values('regions'),
		kinds: values('kinds'),
		directions: values('directions'),
		sizes: values('sizes'),
		sectors: values('sectors'),
		labels: values('labels'),
		withDormant: query.has('past')
	};
}
