import { describe, expect, it } from 'vitest';
import { reasonsFor, weightOf } from './suggestion.ts';

const known = (changes: object = {}) => ({
	offerSectors: [],
	seekSectors: [],
	languages: ['en'],
	country: 'PL',
	offerWords: new Set<string>(),
	seekWords: new Set<string>(),
	...changes
});
const words = (...all: Parameters<typeof reasonsFor>) => reasonsFor(...all).map(({ word }) => word);

describe('the reasons for a meeting', () => {
	const weaver = known({ offerSectors: ['13'], seekSectors: ['14'] });
	const tailor = known({ offerSectors: ['14'], seekSectors: ['13'], country: 'BG' });

	it('are told from my side', () => {
		expect(reasonsFor(weaver, tailor, false)).toEqual([
			{ word: 'offers_what_you_seek', about: ['14'] },
			{ word: 'seeks_what_you_offer', about: ['13'] },
			{ word: 'common_language', about: ['en'] },
			{ word: 'other_country', about: ['BG'] }
		]);
	});

	it('are none without a common language', () =>
		expect(words(weaver, { ...tailor, languages: ['bg'] }, true)).toEqual([]));

	it('count who wants to meet me most', () =>
		expect(weightOf(reasonsFor(weaver, tailor, true))).toBeGreaterThan(
			weightOf(reasonsFor(weaver, tailor, false))
		));

	it('find what one seeks in what the other offers', () => {
		const own = known({ seekWords: new Set(['bawelna', 'wegiel']) });
		const other = known({ offerWords: new Set(['bawelna']) });
		expect(reasonsFor(own, other, false)[0]).toEqual({ word: 'common_words', about: ['bawelna'] });
	});

	it('are not a language and a border alone', () =>
		expect(weightOf(reasonsFor(known(), known({ country: 'DE' }), false))).toBe(0));
});
