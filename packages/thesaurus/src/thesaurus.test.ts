import { describe, expect, it } from 'vitest';
import { concepts, openThesaurus, type Language } from './index.ts';

const languages: Language[] = ['pl', 'en', 'de', 'fr', 'ru', 'bg'];
const thesaurus = openThesaurus((word) => [word]);
const idsOf = (text: string, language: Language) =>
	thesaurus.find(text.toLowerCase().split(' '), language).map(({ concept }) => concept);

describe('the concepts', () => {
	it('have a name in every language, and each name once', () => {
		for (const concept of concepts)
			for (const language of languages) {
				const names = concept[language];
				expect(names.length, `${concept.id} ${language}`).toBeGreaterThan(0);
				expect(new Set(names).size, `${concept.id} ${language}`).toBe(names.length);
			}
	});

	it('are written in their own alphabet', () => {
		for (const { id, ru, bg } of concepts)
			expect(
				[...ru, ...bg].some((name) => /[а-я]/i.test(name)),
				id
			).toBe(true);
		for (const { id, pl, en, de, fr } of concepts)
			expect(
				[...pl, ...en, ...de, ...fr].filter((name) => /[а-я]/i.test(name)),
				id
			).toEqual([]);
	});

	it('belong to concepts there are, and never to themselves', () => {
		const known = new Set(concepts.map(({ id }) => id));
		expect(known.size).toBe(concepts.length);
		for (const { id, broader, related } of concepts) {
			expect(
				related.filter((one) => !known.has(one) || one === id),
				id
			).toEqual([]);
			expect(
				broader.filter((one) => !known.has(one)),
				id
			).toEqual([]);
			expect(thesaurus.listBroader(id), id).not.toContain(id);
		}
	});
});

describe('finding', () => {
	it('takes the longest name there is', () => {
		expect(idsOf('tekstylia techniczne dla rolnictwa', 'pl')).toContain('technical_textile');
		expect(idsOf('tekstylia techniczne', 'pl')).not.toContain('textile');
	});

	it('says where', () => {
		expect(thesaurus.find(['we', 'make', 'sewing', 'thread'], 'en')).toContainEqual({
			concept: 'thread',
			from: 2,
			length: 2,
			isPart: false
		});
	});

	it.each([
		['baumwollgarn', ['cotton', 'yarn']],
		['arbeitskleidungshersteller', ['workwear', 'production']],
		['garnlager', ['yarn', 'warehouse_logistics']],
		['xyzgarn', ['yarn']],
		['qwertz', []]
	])('takes %s apart: %j', (word, parts) => expect(idsOf(word, 'de')).toEqual(parts));

	it('knows what a thing is a kind of', () => {
		expect(thesaurus.listBroader('merino')).toEqual(
			expect.arrayContaining(['wool', 'natural_fibre', 'fibre'])
		);
	});
});

describe('nearness', () => {
	const near = (concept: string) => thesaurus.listNear(concept).map(({ concept }) => concept);

	it('holds on both sides, though told on one', () => {
		expect(near('duvet_pillow')).toContain('bed_linen');
		expect(near('bed_linen')).toContain('duvet_pillow');
	});

	it('leads to what a thing is a kind of, not to its own kinds', () => {
		expect(near('merino')).toContain('wool');
		expect(near('wool')).not.toContain('merino');
	});

	it('is told from the nearest on, of every concept', () => {
		for (const { id } of concepts) {
			const told = thesaurus.listNear(id).map(({ nearness }) => nearness);
			expect(told, id).toEqual(told.toSorted((one, other) => other - one));
			expect(near(id), id).not.toContain(id);
		}
	});
});
