import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { putEntries, type SearchEntry } from './entry.server.ts';
import { wantedBy } from './asked.ts';
import { countFacets } from './facets.server.ts';
import { searchEntries, searchWithFacets } from './search.server.ts';
import { mostCounted, type Wanted } from './wanted.ts';

const db = await testDatabase();
const mills = mostCounted + 200;

function aMill(at: number): SearchEntry {
	const id = newId();
	// The last few have the word in their name, where a look at the first thousand would miss them.
	const name = at >= mills - 5 ? `Przędzalnia ${at}` : `Zakład ${at}`;
	return {
		subject: { kind: 'organisation', id },
		titles: { pl: name },
		originalLocale: 'pl',
		summaries: {},
		path: `/organisations/${id}`,
		country: at % 3 === 0 ? 'BG' : 'PL',
		region: null,
		kinds: [at % 100 === 0 ? 'research' : 'company'],
		sectors: [],
		labels: [],
		latitude: null,
		longitude: null,
		isDormant: false,
		texts: [{ weight: 'C', text: 'Nasza przędzalnia bawełny', locale: 'pl' }]
	};
}

const asked = (more: Partial<Wanted> = {}): Wanted => ({
	text: 'przędzalnia',
	locale: 'pl',
	...more
});
const number = (counts: readonly { value: string; count: number | null }[] = []) =>
	Object.fromEntries(counts.map(({ value, count }) => [value, count]));

beforeAll(() =>
	db.transaction().execute((tx) =>
		putEntries(
			tx,
			Array.from({ length: mills }, (_, at) => aMill(at)),
			new Date()
		)
	)
);

describe('a word that very many have', () => {
	it('is counted up to a thousand, and who has it in the name comes first', async () => {
		const found = await searchEntries(db, asked(), { limit: 6 });
		expect(found).toMatchObject({ total: mostCounted, isMore: true, isByLikeness: false });
		const names = found.hits.map(({ titles }) => titles.pl);
		expect(names.slice(0, 5).every((name) => name?.startsWith('Przędzalnia'))).toBe(true);
		expect(names[5]).toMatch(/^Zakład/);
	});

	it('is shown as far as it is counted', async () => {
		const at = (offset: number) => searchEntries(db, asked(), { limit: 20, offset });
		expect((await at(mostCounted - 20)).hits).toHaveLength(20);
		expect(await at(mostCounted)).toMatchObject({ hits: [], total: mostCounted, isMore: true });
	});

	it('keeps the order asked for', async () => {
		const { hits, isMore } = await searchEntries(db, asked(), { limit: 2, order: '-name' });
		expect([hits[0]?.titles.pl, isMore]).toEqual(['Zakład 999', true]);
	});

	it('has its facets told without numbers', async () => {
		const { countries, kinds } = await countFacets(db, asked(), ['countries', 'kinds']);
		expect(number(countries)).toEqual({ PL: null, BG: null });
		expect(number(kinds)).toEqual({ company: null, research: null });
	});
});

describe('the same word narrowed down', () => {
	it('is counted exactly, with the numbers of all facets that can be told', async () => {
		const wanted = asked({ countries: ['BG'] });
		expect(await searchEntries(db, wanted)).toMatchObject({ total: 400, isMore: false });
		const { countries, kinds } = await countFacets(db, wanted, ['countries', 'kinds']);
		expect(number(kinds)).toEqual({ company: 396, research: 4 });
		expect(number(countries)).toEqual({ PL: null, BG: null });
	});

	it('counts a facet as if it had not been chosen', async () => {
		const wanted = asked({ countries: ['BG'], kinds: ['research'] });
		const { countries, kinds } = await countFacets(db, wanted, ['countries', 'kinds']);
		expect(number(countries)).toEqual({ PL: 8, BG: 4 });
		expect(number(kinds)).toEqual({ company: 396, research: 4 });
	});
});

it.each(["d'Or", 'a\\', "' | 'x", ':* & !'])(
	'takes %s as a value that nothing has',
	async (value) => {
		const { total, hits } = await searchEntries(db, asked({ countries: [value], kinds: [value] }));
		expect([total, hits]).toEqual([0, []]);
	}
);

describe('a list without words', () => {
	it('is counted to the end', async () => {
		const all = await searchEntries(db, asked({ text: '' }), { limit: 1 });
		expect(all).toMatchObject({ total: mills, isMore: false });
		const { countries } = await countFacets(db, asked({ text: '' }), ['countries']);
		expect(number(countries)).toEqual({ PL: 800, BG: 400 });
	});
});

describe('offers and requests', () => {
	const anEntry = (at: number, kinds: string[]): SearchEntry => ({
		...aMill(at),
		subject: { kind: 'entry', id: newId() },
		titles: { pl: `Filc ${at}` },
		kinds
	});
	const asks = (more: Partial<Wanted>) =>
		searchWithFacets(db, asked({ subjectKinds: ['entry'], ...more }), {}, [
			'kinds',
			'directions',
			'sizes'
		]);

	beforeAll(() =>
		db
			.transaction()
			.execute((tx) =>
				putEntries(
					tx,
					[
						anEntry(1, ['product', 'offer', 'small']),
						anEntry(2, ['product', 'request']),
						anEntry(3, ['service', 'offer', 'micro'])
					],
					new Date()
				)
			)
	);

	it.each(['filc', ''])('are narrowed by what they are and which way they go: %j', async (text) => {
		const { total, counts } = await asks({ text, kinds: ['product'], directions: ['offer'] });
		expect(total).toBe(1);
		expect(number(counts.kinds)).toEqual({ product: 1, service: 1 });
		expect(number(counts.directions)).toEqual({ offer: 1, request: 1 });
		expect(number(counts.sizes)).toEqual({ small: 1 });
	});

	it('one word of an address says either', () => {
		const query = new URLSearchParams('kind=offer&kind=product&kind=small');
		const { kinds, directions, sizes } = wantedBy(query, 'pl');
		expect([kinds, directions, sizes]).toEqual([['product'], ['offer'], ['small']]);
	});
});

describe('a mistyped name', () => {
	it('is found by its likeness', async () => {
		const found = await searchEntries(db, asked({ text: 'Pzredzalnia 1199' }));
		expect(found.isByLikeness).toBe(true);
		expect(found.hits[0]?.titles.pl).toBe('Przędzalnia 1199');
	});
});

describe('where few have all the words', () => {
	const text = `Przędzalnia ${mills - 1}`;

	it('a choice by name is offered no others', async () => {
		const found = await searchEntries(db, asked({ text }));
		expect(found.hits.map(({ titles }) => titles.pl)).toEqual([text]);
	});

	it('a list to be read goes on with those that have some, and says where they begin', async () => {
		const found = await searchEntries(db, asked({ text: `bawełny ${mills - 1}` }), {
			withSome: true
		});
		expect(found.hits[0]?.titles.pl).toBe(text);
		expect([found.whole, found.hits.length > 1]).toEqual([1, true]);
	});

	it('a list ends with what was asked for by its whole name', async () => {
		const found = await searchEntries(db, asked({ text }), { withSome: true });
		expect(found.hits.map(({ titles }) => titles.pl)).toEqual([text]);
	});
});

describe('a large and varied house', () => {
	const asks = (more: Partial<Wanted>) =>
		searchWithFacets(db, asked({ text: '', ...more }), { limit: 2 }, ['countries', 'kinds']);

	beforeAll(async () => {
		await sql`
			insert into search_entry (subject_kind, subject_id, titles, original_locale, path, country,
				kinds, labels, words, names, sort_name)
			select 'event', gen_random_uuid(), '{"pl": "Targi"}', 'pl', '/events/targi',
				case when at <= 40 then 'DE' else 'FR' end,
				array[case when at % 2 = 0 then 'fair' else 'training' end], array[at::text],
				case when at <= 40 then '''=subjectKinds:event'':1A ''=countries:DE'':1A' else '' end::tsvector,
				'targi', 'targi' || at from generate_series(1, 20001) as at`.execute(db);
	});

	it('is counted in whole where nothing narrows it', async () => {
		const { total, isMore, counts } = await asks({ subjectKinds: ['event'] });
		expect([total, isMore]).toEqual([20_001, false]);
		expect(number(counts.countries)).toEqual({ DE: 40, FR: 19_961 });
	});

	it('is counted in whole where many are left, and read in order of name', async () => {
		const { hits, ...found } = await asks({ subjectKinds: ['event'], countries: ['FR'] });
		expect([found.total, found.isMore]).toEqual([19_961, false]);
		expect(number(found.counts.kinds)).toEqual({ training: 9981, fair: 9980 });
		expect(hits.map(({ labels }) => labels)).toEqual([['100'], ['1000']]);
	});

	it('is read in order of name where few are left, too', async () => {
		const { hits, ...found } = await asks({ subjectKinds: ['event'], countries: ['DE'] });
		expect([found.total, found.isMore]).toEqual([40, false]);
		expect(number(found.counts.kinds)).toEqual({ training: 20, fair: 20 });
		expect(hits.map(({ labels }) => labels)).toEqual([['1'], ['10']]);
	});
});
