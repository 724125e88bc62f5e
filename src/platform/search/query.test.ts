import { describe, expect, it } from 'vitest';
import { splitCompound } from './compounds.ts';
import { toQuery } from './query.ts';
import { listTerms, toVector } from './words.ts';

const LEXEME = /'[\p{L}\p{M}\p{N}]+'(?::\*)?/u.source;
const GROUP = `\\(${LEXEME}(?: \\| ${LEXEME})*\\)`;
const QUERY = new RegExp(`^${GROUP}(?: & ${GROUP})*$`, 'u');

describe('a query', () => {
	it('asks for every telling word', () => {
		expect(toQuery('klaster mody w Łodzi', 'pl')?.split(' & ')).toHaveLength(3);
	});

	it('is made of common words when there are no others', () => {
		expect(toQuery('w i do', 'pl')).toMatch(QUERY);
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
			if (query !== undefined) expect(query).toMatch(QUERY);
		}
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
