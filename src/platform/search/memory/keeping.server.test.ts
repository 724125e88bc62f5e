import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { testDatabaseAt } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import { publicMemory } from '#platform/public-memory.ts';
import { putEntries, removeEntry, type SearchEntry } from '../entry.server.ts';
import { searchWithFacets } from '../search.server.ts';
import type { Facet, SearchKind, Wanted } from '../wanted.ts';
import { offerSearchMemory } from './at-hand.ts';
import { KeptMemory } from './keeping.ts';
import { keepSearchMemory } from './thread.ts';

const { db, url } = await testDatabaseAt();
const kept = new KeptMemory(url, () => undefined);
const facets: Facet[] = ['subjectKinds', 'directions', 'kinds', 'countries', 'sectors', 'labels'];

const sayings: [Locale, string][] = [
	['pl', 'Przędza lniana i wełniana'],
	['pl', 'Dzianiny bawełniane'],
	['de', 'Baumwollgarn und Strickware'],
	['bg', 'Трикотажни изделия'],
	['en', 'Linen yarn, cotton knitwear'],
	['fr', 'Fils de lin, maille'],
	['ru', 'Льняная пряжа, трикотаж']
];
const pick = <One>(list: readonly One[], at: number): One => list[at % list.length] as One;

/** What it is called, what is said of it and what it is narrowed by come round at different times. */
function aSubject(at: number, more: Partial<SearchEntry> = {}): SearchEntry {
	const kind: SearchKind = at % 3 === 0 ? 'organisation' : 'entry';
	const [locale, text] = pick(sayings, at);
	const [, said] = pick(
		sayings.filter(([other]) => other === locale),
		at >> 3
	);
	return {
		subject: { kind, id: newId() },
		titles: { [locale]: at % 4 === 0 ? text : `Nr ${at}` },
		originalLocale: locale,
		summaries: {},
		path: `/somewhere/${at}`,
		country: pick(['PL', 'BG', 'DE', null], at >> 1),
		region: null,
		kinds: [pick(['product', 'service'], at), pick(['offer', 'request'], at >> 2)],
		sectors: [pick(['textiles', 'retail', 'digital'], at >> 1)],
		divisions: ['nace-13'],
		labels: at % 5 === 0 ? ['spinning'] : [],
		...{ latitude: null, longitude: null },
		isDormant: at % 11 === 0,
		texts: [{ weight: pick(['B', 'C', 'D'], at), text: said ?? '', locale }],
		...more
	};
}

const put = (some: readonly SearchEntry[]) =>
	db.transaction().execute((tx) => putEntries(tx, [...some], new Date()));

beforeAll(async () => {
	await put(Array.from({ length: 66 }, (_, at) => aSubject(at)));
	await kept.open();
});
afterEach(() => offerSearchMemory(undefined));
afterAll(() => kept.close());

const asks = (wanted: Wanted) => searchWithFacets(db, wanted, { limit: 60 }, facets);
const asked = vi.fn(kept.answer.bind(kept));
async function asksMemory(wanted: Wanted) {
	asked.mockClear();
	offerSearchMemory({ ask: asked, isReady: () => true });
	const found = await asks(wanted);
	offerSearchMemory(undefined);
	return found;
}

describe('what is kept in memory', () => {
	const texts: [string, Locale][] = [
		['', 'en'],
		['len', 'pl'],
		['przędza', 'pl'],
		['Strickware', 'de'],
		['дзианина трикотаж', 'bg'],
		['linen yarn', 'en'],
		['bawełniane dzianiny', 'pl'],
		['Nr 17', 'en'],
		['Baumwollgarn', 'de']
	];
	const filters: Partial<Wanted>[] = [
		{},
		{ countries: ['BG'] },
		{ countries: ['BG', 'PL'], directions: ['request'], subjectKinds: ['entry'] },
		{ kinds: ['product'], sizes: [], sectors: ['textiles'] },
		{ labels: ['spinning'], withDormant: true }
	];
	it.each(texts.flatMap((text) => filters.map((filter) => [...text, filter] as const)))(
		'finds, orders and counts as the database does: %s (%s), %j',
		async (text, locale, filter) => {
			const wanted = { text, locale, ...filter };
			const found = await asksMemory(wanted);
			expect(asked).toHaveBeenCalled();
			expect(found).toEqual(await asks(wanted));
		}
	);

	it('leaves to the database what it is not told of', async () => {
		const wanted: Wanted = { text: 'len', locale: 'pl', sectors: ['nace-13'] };
		const found = await asksMemory(wanted);
		expect(asked).toHaveResolvedWith(undefined);
		expect(found.total).toBeGreaterThan(0);
		expect(found).toEqual(await asks(wanted));
	});
});

describe('what changes', () => {
	const named = (name: string): Wanted => ({ text: name, locale: 'en' });
	const titled = (title: string, more: Partial<SearchEntry> = {}) =>
		aSubject(1, { titles: { en: title }, originalLocale: 'en', ...more });
	const totalOf = async (name: string) => {
		publicMemory.drop();
		const { total, isByLikeness } = await asksMemory(named(name));
		return isByLikeness ? 0 : total;
	};

	it('is known as soon as it is committed: new, changed, gone', async () => {
		const one = titled('Weavehouse');
		await put([one]);
		expect(await totalOf('Weavehouse')).toBe(1);
		await put([{ ...one, titles: { en: 'Knithouse' } }]);
		expect([await totalOf('Weavehouse'), await totalOf('Knithouse')]).toEqual([0, 1]);
		await sql`update search_entry set is_dormant = true where subject_id = ${one.subject.id}`.execute(
			db
		);
		expect(await totalOf('Knithouse')).toBe(0);
		await put([one]);
		expect(await totalOf('Weavehouse')).toBe(1);
		await db.transaction().execute((tx) => removeEntry(tx, one.subject));
		expect(await totalOf('Weavehouse')).toBe(0);
	});

	it('is known of very many at once', async () => {
		const many = Array.from({ length: 1_700 }, (_, at) => titled(`Threadmill ${at}`));
		await put(many);
		expect(await totalOf('Threadmill')).toBe(1_700);
		expect((await asks(named('Threadmill'))).isMore).toBe(true);
		await sql`delete from search_entry where names like 'threadmill%'`.execute(db);
		expect(await totalOf('Threadmill')).toBe(0);
	});

	it('is known to whoever asks at the same moment', async () => {
		await put([titled('Spindleshanks')]);
		publicMemory.drop();
		offerSearchMemory({ ask: asked, isReady: () => true });
		const all = await Promise.all(Array.from({ length: 12 }, () => asks(named('Spindleshanks'))));
		expect(all.filter(({ total, isByLikeness }) => total === 1 && !isByLikeness)).toHaveLength(12);
	});

	it('and is not committed is known to nobody else', async () => {
		const { subject } = titled('Bobbinry');
		await db.transaction().execute(async (tx) => {
			await putEntries(tx, [titled('Bobbinry', { subject })], new Date());
			offerSearchMemory({ ask: asked, isReady: () => true });
			const inside = await searchWithFacets(tx, named('Bobbinry'), {}, []);
			expect([inside.total, await totalOf('Bobbinry')]).toEqual([1, 0]);
		});
		expect(await totalOf('Bobbinry')).toBe(1);
	});
});

describe('a thread of its own', () => {
	const question = {
		...{ parts: [], needs: 'all' as const, filters: [], facets: [] },
		...{ withDormant: false, from: 0, most: 0 }
	};

	it('answers, gives up with its connection, and reads everything again', async () => {
		const thread = keepSearchMemory(url);
		const { rows } = await sql<{ total: number }>`select count(*) as total from search_entry
			where not is_dormant`.execute(db);
		const answers = () => expect.poll(() => thread.ask(question, 0), { timeout: 60_000 });
		await answers().toMatchObject({ total: Number(rows[0]?.total) });
		await sql`select pg_terminate_backend(pid) from pg_stat_activity
			where application_name = 'osnova search' and datname = current_database()
			order by backend_start desc limit 1`.execute(db);
		await answers().toBeUndefined();
		await answers().toMatchObject({ total: Number(rows[0]?.total) });
		await thread.close();
		expect(await thread.ask(question, 0)).toBeUndefined();
	});
});
