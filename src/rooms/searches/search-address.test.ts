import { expect, it } from 'vitest';
import { narrowedBy, pathOf, queryFor, wantedOf } from './search-address.ts';

const query = (search: string) => queryFor('marketplace', new URLSearchParams(search));

it('is the same for the same search, however it is written', () => {
	const once = query('q=Dzianina+%20bawełniana&country=PL&country=BG&kind=offer');
	const again = query(
		'kind=offer&country=BG&country=PL&country=PL&q=dzianina%20bawełniana+&page=3'
	);
	expect(again).toBe(once);
	expect(query('q=%20%20&sort=-changed')).toBe('marketplace?');
});

it('keeps only what the list understands', () => {
	const kept = query('q=a&what=cluster&token=x&utm_source=y&country=%3Cscript%3E&label=a:b');
	expect(kept).toBe('marketplace?label=a%3Ab&q=a');
	expect(queryFor('search', new URLSearchParams('what=cluster&kind=offer'))).toBe(
		'search?what=cluster'
	);
});

it('asks what was asked, at the same address', () => {
	const kept = query('q=przędza&country=PL&sector=textiles');
	expect(wantedOf(kept, 'pl')).toMatchObject({
		text: 'przędza',
		subjectKinds: ['entry'],
		countries: ['PL'],
		sectors: ['textiles']
	});
	expect(decodeURIComponent(pathOf(kept))).toBe(
		'/marketplace?country=PL&sector=textiles&q=przędza'
	);
	expect(pathOf('search?')).toBe('/search');
	expect(narrowedBy(kept).map(({ facet }) => facet)).toEqual(['countries', 'sectors']);
});
