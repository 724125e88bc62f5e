import { describe, expect, it } from 'vitest';
import { mayMeet, rank, weigh, type Profile } from './match.ts';

const aProfile = (changes: Partial<Profile> = {}): Profile => ({
	...{ id: 'a', organisationId: 'mill', clusterId: null, kind: 'product', direction: 'offer' },
	...{ concepts: ['yarn'], steps: ['textile_fashion:spinning'], sectors: [], country: 'PL' },
	...{ region: null, sizeClass: null, languages: [], partnerships: [], wantedCountries: [] },
	...{ wantedRegions: [], partnerSizes: [] },
	...changes
});
const own = aProfile();
const wanting = (changes: Partial<Profile> = {}) =>
	aProfile({ id: 'b', organisationId: 'studio', direction: 'request', steps: [], ...changes });
const nobody = { linked: new Set<string>() };

describe('who may meet', () => {
	it.each([
		['an offer and a request', wanting(), true],
		['two offers', wanting({ direction: 'offer' }), false],
		['entries of one organisation', wanting({ organisationId: 'mill' }), false]
	])('%s: %s', (_, other, may) => expect(mayMeet(own, other)).toBe(may));

	it('two who both search for partners', () => {
		const searching = { kind: 'partner_search', direction: 'request' } as const;
		expect(mayMeet(aProfile(searching), wanting(searching))).toBe(true);
	});
});

describe('what speaks for it', () => {
	it.each([
		['meaning', {}],
		['step', { steps: ['textile_fashion:spinning'] }],
		['neighbour', { steps: ['textile_fashion:weaving'] }],
		['sector', { sectors: ['textiles'] }],
		['language', { languages: ['bg'] }],
		['partnership', { partnerships: ['supply'] }],
		['cluster', { clusterId: 'kipim' }],
		['country_wanted', { country: 'BG' }],
		['region_wanted', { region: 'BG32' }],
		['size_wanted', { sizeClass: 'small' }]
	] as const)('%s', (reason, changes) => {
		const asking = aProfile({
			...{ sectors: ['textiles'], languages: ['bg'], partnerships: ['supply'] },
			...{ clusterId: 'kipim', wantedCountries: ['BG'], wantedRegions: ['BG32'] },
			partnerSizes: ['small']
		});
		expect(weigh(asking, wanting(changes), nobody)?.reasons).toContain(reason);
	});

	it('is an agreement between the clusters, whoever is named first', () => {
		const [one, other] = [aProfile({ clusterId: 'x' }), wanting({ clusterId: 'y' })];
		for (const pair of ['x y', 'y x'])
			expect(weigh(one, other, { linked: new Set([pair]) })?.reasons).toContain('agreement');
		expect(weigh(one, other, nobody)?.reasons).not.toContain('agreement');
	});

	it('is not circumstance alone', () => {
		const stranger = wanting({ concepts: ['paper'], languages: ['pl'], sectors: ['textiles'] });
		const asking = aProfile({ languages: ['pl'], sectors: ['textiles'] });
		expect(weigh(asking, stranger, nobody)).toBeUndefined();
	});
});

describe('a no', () => {
	it('makes what it was about count less, and nothing else', () => {
		const asking = aProfile({ wantedCountries: ['BG'], languages: ['bg'] });
		const far = wanting({ country: 'BG' });
		const talking = wanting({ languages: ['bg'] });
		const lesson = { region: 2 };
		const before = weigh(asking, far, nobody)?.score ?? 0;
		expect(weigh(asking, far, { ...nobody, lesson })?.score).toBe(before - 1.5);
		expect(weigh(asking, talking, { ...nobody, lesson })?.score).toBe(
			weigh(asking, talking, nobody)?.score
		);
	});
});

it('the best come first, always in the same order', () => {
	const matches = ['c', 'a', 'b'].map((id) => ({ id, score: id === 'b' ? 9 : 5, reasons: [] }));
	expect(rank(matches, 2).map(({ id }) => id)).toEqual(['b', 'a']);
});
