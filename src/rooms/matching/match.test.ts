import { describe, expect, it } from 'vitest';
import { mayMeet, rank, weigh, weighFirm, type FirmProfile, type Profile } from './match.ts';

const aProfile = (changes: Partial<Profile> = {}): Profile => ({
	...{ id: 'a', organisationId: 'mill', clusterId: null, kind: 'product', direction: 'offer' },
	...{ concepts: ['yarn'], steps: ['textile_fashion:spinning'], sectors: [], country: 'PL' },
	...{ region: null, sizeClass: null, languages: [], partnerships: [], wantedCountries: [] },
	...{ wantedRegions: [], partnerSizes: [], partnerKinds: [], ownerKind: 'company' },
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

describe('an organisation without an entry', () => {
	const weaver: FirmProfile = {
		...{ id: 'weaver', concepts: [], steps: ['textile_fashion:weaving'], sectors: [] },
		...{ country: 'PL', region: null, sizeClass: null, kind: 'company', clusterIds: [] }
	};
	const spinner = { ...weaver, id: 'spinner', steps: ['textile_fashion:spinning'] };
	const asking = aProfile({ direction: 'request', concepts: [] });

	it.each([
		['who spins needs no yarn', own, spinner, undefined],
		['who weaves does', own, weaver, ['neighbour']],
		['who is asked for spinning spins', asking, spinner, ['step']],
		['who weaves does not', asking, weaver, undefined],
		['nobody is their own partner', asking, { ...spinner, id: 'mill' }, undefined]
	] as const)('%s', (_, entry, firm, reasons) =>
		expect(weighFirm(entry, firm, nobody)?.reasons).toEqual(reasons)
	);

	it('of the wanted kind, of an own cluster or one with an agreement, is told', () => {
		const seeking = aProfile({ ...asking, clusterId: 'kipim', partnerKinds: ['university'] });
		const lab = { ...spinner, kind: 'university', clusterIds: ['bfa', 'kipim'] };
		const linked = new Set(['bfa kipim']);
		expect(weighFirm(seeking, lab, { linked })?.reasons).toEqual([
			...['step', 'kind_wanted', 'cluster', 'agreement']
		]);
	});
});
