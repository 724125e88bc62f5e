import { describe, expect, it } from 'vitest';
import { listJoined, partMembership, type KeptMembership } from './parting-memberships.ts';

const row = (
	id: string,
	organisation: string,
	term: [string, string | null],
	more: Partial<KeptMembership> = {}
): KeptMembership => ({
	id,
	cluster_id: 'łódź',
	organisation_id: organisation,
	kind: 'member',
	class: null,
	valid_from: term[0],
	valid_until: term[1],
	...more
});

const kept = row('k', 'kept', ['2015-01-01', null]);
const merged = row('m', 'merged', ['2010-01-01', '2020-01-01'], { class: 'founding' });
const joined = { ...kept, valid_from: '2010-01-01', class: 'founding' };

describe('a joined membership', () => {
	it('that nobody changed is parted into what it was', () => {
		expect(partMembership([kept, merged], joined)).toEqual([kept, merged]);
	});

	it.each([
		['an end', { valid_until: '2026-06-30' }],
		['a class', { class: 'supporting' }],
		['no class', { class: 'none' }],
		['a beginning', { valid_from: '2016-01-01' }]
	])('keeps %s given to it since', (_what, edit: Partial<KeptMembership>) => {
		expect(partMembership([kept, merged], { ...joined, ...edit })).toEqual([
			{ ...kept, ...edit },
			merged
		]);
	});

	it('that ended before its own beginning keeps the whole term', () => {
		const [parted] = partMembership([kept, merged], { ...joined, valid_until: '2012-01-01' });
		expect(parted).toMatchObject({ valid_from: '2010-01-01', valid_until: '2012-01-01' });
	});

	it('covers what it was made to reach into', () => {
		const early = row('k', 'kept', ['2010-01-01', '2012-01-01']);
		const late = row('l', 'kept', ['2014-01-01', '2016-01-01']);
		const bridge = row('m', 'merged', ['2011-01-01', '2015-01-01']);
		const one = { ...early, valid_until: '2016-01-01' };
		expect(partMembership([early, late, bridge], one)).toEqual([early, late, bridge]);
		const longer = { ...one, valid_until: '2018-01-01' };
		expect(partMembership([early, late, bridge], longer)).toEqual([longer, bridge]);
	});
});

it('memberships that were joined are told apart by cluster, kind and time', () => {
	const partner = row('p', 'merged', ['2011-01-01', null], { kind: 'partner' });
	const later = row('n', 'merged', ['2012-01-01', '2013-01-01']);
	const early = row('e', 'kept', ['2000-01-01', '2012-01-01']);
	expect(listJoined([partner, later, early, merged])).toEqual([[partner], [early, merged, later]]);
	expect(listJoined([early, later])).toEqual([[early], [later]]);
});
