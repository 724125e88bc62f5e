import { describe, expect, it } from 'vitest';
import { splitCompound } from './compounds.ts';
import { toQuery } from './query.ts';
import { listNearReasons, listReasons } from './why.ts';
import { listTerms, toVector } from './words.ts';

const TERM = /'_?[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}_]*'(?::\*)?/gu;

/** What is left of a query when its terms, and whatever stands in brackets, count as one thing each. */
function skeleton(query: string): string {
	let left = query.replace(TERM, 'x');
	for (let before = ''; before !== left;) {
		before = left;
		left = left.replace(/\(x(?: [|&] x)*\)/g, 'x');
	}
	return left;
}

describe('a query', () => {
	it('asks for every telling word', () => {
		expect(toQuery('klaster mody w Łodzi', 'pl')?.split(' & ')).toHaveLength(3);
	});

	it('is made of common words when there are no others', () => {
		expect(skeleton(toQuery('w i do', 'pl') ?? '')).toBe('x & x & x');
	});

	it('is nothing for nothing', () => {
		for (const text of ['', ' ', "';--", '&|!():*', '\u0301\u0302'])
			expect(toQuery(text, 'pl')).toBeUndefined();
	});

	it('leaves the last word open while it is typed', () => {
		expect(toQuery('klaster mo', 'pl', { isTyping: true })).toContain("'mo':*");
		expect(toQuery('klaster mo', 'pl')).not.toContain("'mo':*");
	});

	it('meets Cyrillic in Latin letters and the other way round', () => {
		expect(listTerms('Русе', 'bg')).toContain('ruse');
		expect(toQuery('Ruse', 'pl')).toContain("'ruse'");
		expect(toQuery('Русе', 'bg')).toContain("'ruse'");
	});

	it('is always well formed, whatever is typed', () => {
		const dice = seeded(20261121);
		for (let round = 0; round < 5000; round++) {
			const query = toQuery(anyText(dice), 'bg', { isTyping: dice() < 0.5 });
			if (query !== undefined) expect(skeleton(query), query).toMatch(/^x(?: & x)*$/);
		}
	}, 60_000);
});

describe('what is meant', () => {
	it.each([
		['dzianina', 'pl'],
		['трикотаж', 'bg'],
		['трикотажный', 'ru'],
		['Strickwaren', 'de'],
		['knitwear', 'en'],
		['mailles', 'fr'],
		['trikotazh', 'en']
	] as const)('%s (%s) asks for knitwear', (word, locale) => {
		expect(toQuery(word, locale)).toContain("'_knitwear'");
	});

	it('takes the words of one name together, and a compound apart', () => {
		expect(toQuery('tekstylia techniczne', 'pl')).toMatch(
			/^\(.* & .*\| \('_technical_textile'\)\)$/
		);
		expect(toQuery('Baumwollgarne', 'de')).toContain("('_cotton' & '_yarn')");
	});

	it('stands in the index, what it is a kind of below it', () => {
		const vector = toVector([{ weight: 'A', text: 'Merinogarn', locale: 'de' }]);
		expect(vector).toContain("'_merino':1A");
		expect(vector).toContain("'_yarn':1A");
		expect(vector).toContain("'_natural_fibre':1D");
	});

	it('is nothing where a word is only common', () => {
		expect(toVector([{ weight: 'A', text: 'Garne für Hemden', locale: 'de' }])).not.toContain(
			'_fur'
		);
		expect(toVector([{ weight: 'A', text: 'Пряжа за неделю', locale: 'ru' }])).not.toContain(
			'_finance'
		);
	});

	it('tells why', () => {
		const bulgarian = { text: 'Производство на трикотаж от памук', locale: 'bg' } as const;
		expect(listReasons('dzianina bawełniana', 'pl', [bulgarian])).toEqual([
			{ asked: 'dzianina', found: 'трикотаж', locale: 'bg' },
			{ asked: 'bawełniana', found: 'памук', locale: 'bg' }
		]);
		expect(listReasons('odzież używana', 'pl', [{ text: 'Altkleider', locale: 'de' }])).toEqual([
			{ asked: 'odzież używana', found: 'altkleider', locale: 'de' }
		]);
		expect(listReasons('odzież', 'pl', [bulgarian])).toMatchObject([{ found: 'трикотаж' }]);
		expect(listReasons('meble', 'pl', [bulgarian])).toEqual([]);
	});
});

describe('what is near', () => {
	const text = { text: 'Bettwäsche aus Leinen', locale: 'de' } as const;

	it('is told with what it is near to', () => {
		expect(listNearReasons('kołdry puchowe', 'pl', [text])).toMatchObject([
			{ asked: 'kołdry puchowe', found: 'bettwäsche', isNear: true }
		]);
	});

	it('is nothing where nothing is', () => {
		expect(listNearReasons('maszyny używane', 'pl', [text])).toEqual([]);
	});
});

describe('a word of no meaning', () => {
	it.each([
		['is', 'en', 'ISO 9001', 'en'],
		['tak', 'pl', 'тъкане', 'bg'],
		['signature', 'en', 'Naturfaser', 'de']
	] as const)('%s (%s) is not taken for %s', (asked, reader, text, locale) =>
		expect(listReasons(asked, reader, [{ text, locale }])).toEqual([])
	);

	it('is not borrowed from English by its ending alone', () => {
		const asked = listReasons('targi', 'pl', [{ text: 'Que faire ?', locale: 'fr' }]);
		expect(asked).toEqual([]);
	});
});

describe('a vector', () => {
	it('weighs each text', () => {
		const vector = toVector([
			{ weight: 'A', text: 'Łódź', locale: 'pl' },
			{ weight: 'D', text: 'moda Łodzi', locale: 'pl' }
		]);
		expect(vector).toContain("'lodz':1A,3D");
		expect(vector).toContain("'moda':2D");
	});

	it('holds the parts of German compounds', () => {
		expect(splitCompound('textilindustrie')).toEqual(['textil', 'industrie']);
		expect(listTerms('Bekleidungsindustrie', 'de')).toContain('bekleidung');
		expect(splitCompound('industrie')).toEqual([]);
	});
});

function anyText(dice: () => number): string {
	const pieces = ["'", '\\', ':*', ' & ', '|', '!', '(', ')', '<->', 'ъ', 'й', 'Ł', 'ß', '\u0000'];
	return Array.from({ length: 1 + Math.floor(dice() * 12) }, () =>
		dice() < 0.5
			? pieces[Math.floor(dice() * pieces.length)]
			: String.fromCodePoint(Math.floor(dice() * 0x11000))
	).join('');
}

function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
		return state / 4_294_967_296;
	};
}
