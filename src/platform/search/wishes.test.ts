import { describe, expect, it } from 'vitest';
import { listWishes } from './wishes.ts';

const gradesOf = (text: string, concept: string) =>
	(listWishes(text, 'en')?.wishes ?? []).map(({ queries }) =>
		Object.entries(queries).flatMap(([grade, query]) =>
			query.includes(`'_${concept}'`) ? [grade] : []
		)
	);

describe('what a question wishes for', () => {
	it('is better the nearer it is', () => {
		expect(gradesOf('duvets', 'duvet_pillow')).toEqual([['title', 'text', 'kindOf']]);
		expect(gradesOf('duvets', 'bed_linen')).toEqual([['nearTitle', 'nearText']]);
		expect(gradesOf('duvets', 'towel')).toEqual([['farTitle']]);
		expect(gradesOf('duvets', 'loom')).toEqual([[]]);
	});

	it('is looked for nearby only where it tells what is wanted', () => {
		const { anyOf = '' } = listWishes('wool supplier', 'en') ?? {};
		expect(anyOf).toContain("'_wool'");
		expect(anyOf).toContain("'_spinning'");
		expect(anyOf).not.toContain("'_supplier'");
		expect(listWishes('wool supplier', 'en')?.wishes.map(({ share }) => share)).toEqual([1, 0.35]);
	});

	it('is each part of a German compound', () => {
		const { wishes = [] } = listWishes('Baumwollgarn', 'de') ?? {};
		expect(wishes).toHaveLength(2);
	});

	it('is passed over at one look where a hit has nothing of it', () => {
		for (const { any, queries } of listWishes('wool supplier', 'en')?.wishes ?? [])
			for (const [term] of Object.values(queries).join().matchAll(/'\w+'/g))
				expect(any).toContain(term);
	});

	it('asks by a bounded number of terms', () => {
		const long = 'cotton knitwear lace zip loom hemp silk wool denim felt printing embroidery';
		expect(listWishes(long, 'en')?.anyOf.split(' | ').length).toBeLessThan(200);
	});

	it('is nothing more where one unknown word is all', () => {
		expect(listWishes('xyzzy', 'en')).toBeUndefined();
		expect(listWishes('', 'en')).toBeUndefined();
	});
});
