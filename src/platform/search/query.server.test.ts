import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '#platform/database/testing.ts';
import { toQuery } from './query.ts';
import { listWishes } from './wishes.ts';
import { toVector } from './words.ts';

const db = await testDatabase();
const PIECES = [
	"'",
	'\\',
	':*',
	' & ',
	'|',
	'!',
	'(',
	'<->',
	'ъ',
	'Łódź',
	'ß',
	'漢',
	'ﬁ',
	'\u0301',
	'3d'
];

describe('whatever is typed or entered', () => {
	it('the database takes as a query and as a vector', async () => {
		const texts = Array.from({ length: 600 }, (_, seed) => anyText(seed + 1));
		const queries = texts.flatMap((text) => toQuery(text, 'pl', { isTyping: true }) ?? []);
		const wishes = texts
			.flatMap((text) => listWishes(`${text} wełna`, 'pl')?.wishes ?? [])
			.flatMap(({ queries }) => Object.values(queries));
		expect(await countCast(wishes, sql`tsquery`)).toBe(wishes.length);
		const vectors = texts.map((text) => toVector([{ weight: 'B', text, locale: 'de' }]));
		expect(await countCast(queries, sql`tsquery`)).toBe(queries.length);
		expect(await countCast(vectors, sql`tsvector`)).toBe(vectors.length);
	});

	it('is found by the database as the words promise', async () => {
		expect(await isFound('klastra mody w Łodzi', 'Klaster Przemysłu i Mody, Łódź')).toBe(true);
		expect(await isFound('Ruse', 'Сдружение в Русе')).toBe(true);
		expect(await isFound('chemia', 'Klaster Przemysłu i Mody, Łódź')).toBe(false);
	});
});

async function countCast(literals: string[], type: ReturnType<typeof sql>): Promise<number> {
	const { rows } = await sql<{ count: string }>`
		select count(it::${type}) from unnest(${literals}::text[]) it
	`.execute(db);
	return Number(rows[0]?.count);
}

async function isFound(asked: string, written: string): Promise<boolean | undefined> {
	const vector = toVector([{ weight: 'A', text: written, locale: 'pl' }]);
	const { rows } = await sql<{ found: boolean }>`
		select ${vector}::tsvector @@ ${toQuery(asked, 'pl')}::tsquery as found
	`.execute(db);
	return rows[0]?.found;
}

function anyText(seed: number): string {
	let state = seed * 7919;
	const dice = (sides: number) => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return Math.floor(state / 65_536) % sides;
	};
	return Array.from({ length: 1 + dice(9) }, () =>
		dice(3) > 0 ? PIECES[dice(PIECES.length)] : String.fromCodePoint(33 + dice(0xd000))
	).join('');
}
