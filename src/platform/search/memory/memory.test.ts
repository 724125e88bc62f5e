import { describe, expect, it } from 'vitest';
import { worthsOf } from './literals.ts';
import { SearchMemory, type MemoryQuestion } from './memory.ts';
import type { Subject } from './subjects.ts';

const aSubject = (id: number, words: string, more: Partial<Subject> = {}): Subject => ({
	subjectKind: 'organisation',
	subjectId: String(id),
	country: 'PL',
	region: null,
	kinds: ['company', 'small'],
	sectors: ['textiles'],
	labels: [],
	isDormant: false,
	words,
	...more
});

const worths = worthsOf({ A: 1, B: 0.4, C: 0.2, D: 0.05 });
const asks = (...queries: string[]): MemoryQuestion => ({
	parts: queries.map((query) => ({ share: 50, selects: true, ways: [{ query, worths }] })),
	needs: 'all',
	...{ filters: [], facets: [], withDormant: false, from: 0, most: 100 }
});
const idsOf = (memory: SearchMemory, question: MemoryQuestion) =>
	memory.answer(question)?.names.map((name) => Number(name.split(' ')[1]));

function memoryOf(subjects: readonly Subject[]): SearchMemory {
	const memory = new SearchMemory();
	for (const subject of subjects) memory.put(subject);
	return memory;
}

describe('a memory of what can be found', () => {
	it('puts who is called so before who only says so', () => {
		const memory = memoryOf([
			aSubject(1, "'len':5C"),
			aSubject(2, "'len':1A"),
			aSubject(3, "'len':5"),
			aSubject(4, "'juta':1A")
		]);
		expect(idsOf(memory, asks("'len'"))).toEqual([2, 1, 3]);
	});

	it('finds what has all parts, by words, open words and either of two', () => {
		const memory = memoryOf([
			aSubject(1, "'lniana':1A 'przedza':2A"),
			aSubject(2, "'lniane':1A 'obrus':2A"),
			aSubject(3, "'przedza':1A 'weln':2A")
		]);
		expect(idsOf(memory, asks("'lnian':*", "'przedza'"))).toEqual([1]);
		expect(idsOf(memory, asks("('lnian':* & 'obrus') | 'weln'"))).toEqual([2, 3]);
		expect(idsOf(memory, asks("'lnian'"))).toEqual([]);
	});

	it('finds by one of several parts where not all are needed, the more the better', () => {
		const memory = memoryOf([
			aSubject(1, "'len':1C"),
			aSubject(2, "'len':1C 'wolna':2A"),
			aSubject(3, "'wolna':1A")
		]);
		const [one, other] = asks("'len'", "'wolna'").parts;
		const parts = [one!, { ...other!, selects: false }];
		expect(idsOf(memory, { ...asks(), parts, needs: 'one' })).toEqual([2, 1]);
	});

	it('knows of each subject only what was put in last, and nothing of who is gone', () => {
		const memory = memoryOf([aSubject(1, "'len':1A"), aSubject(2, "'len':1A")]);
		memory.put(aSubject(1, "'juta':1A", { country: 'BG' }));
		memory.remove('organisation 2');
		expect(idsOf(memory, asks("'len'"))).toEqual([]);
		const { counts, total } = memory.answer({ ...asks("'juta'"), facets: ['countries'] })!;
		expect([counts, total]).toEqual([{ countries: [{ value: 'BG', count: 1 }] }, 1]);
	});

	it('shows who is dormant only to who asks for them', () => {
		const memory = memoryOf([aSubject(1, "'len':1A", { isDormant: true })]);
		expect(idsOf(memory, asks("'len'"))).toEqual([]);
		expect(idsOf(memory, { ...asks("'len'"), withDormant: true })).toEqual([1]);
	});

	it('does not answer where it is narrowed by what it has never heard of', () => {
		const memory = memoryOf([aSubject(1, "'len':1A")]);
		const narrowed = (value: string) =>
			memory.answer({ ...asks("'len'"), filters: [{ facet: 'sectors', values: [value] }] });
		expect(narrowed('nace-13')).toBeUndefined();
		expect(narrowed('textiles')?.total).toBe(1);
	});

	it('finds each of very many once, page after page, also by the beginnings of new words', () => {
		const many = Array.from({ length: 5_000 }, (_, id) =>
			aSubject(id, `'len${id}':1${'ABC'[id % 3]} 'wspolny':2C`)
		);
		const memory = memoryOf(many);
		for (const question of [asks("'len':*"), asks("'wspolny'", "'len':*")]) {
			const pages = Array.from({ length: 50 }, (_, page) =>
				idsOf(memory, { ...question, from: page * 100 })
			).flat();
			expect(new Set(pages).size).toBe(5_000);
			expect(pages.slice(0, 1_000).every((id) => Number(id) % 3 === 0)).toBe(true);
		}
		memory.put(aSubject(9_999, "'lenny':1A"));
		expect(memory.answer(asks("'len':*"))?.total).toBe(5_001);
	});

	it('is worn when a third of very many is gone', () => {
		const memory = memoryOf(Array.from({ length: 40_000 }, (_, id) => aSubject(id, "'len':1A")));
		expect(memory.isWorn()).toBe(false);
		for (let id = 0; id < 21_000; id++) memory.put(aSubject(id, "'len':1A"));
		expect(memory.isWorn()).toBe(true);
		expect(memory.answer(asks("'len'"))?.total).toBe(40_000);
	});
});
