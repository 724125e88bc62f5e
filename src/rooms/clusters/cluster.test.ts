import { describe, expect, it } from 'vitest';
import {
	isFounding,
	isInForceOn,
	listNextStages,
	mayFollow,
	sectionOf,
	slugOf
} from './cluster.ts';
import { fold } from '#platform/search/fold.ts';

describe('the life of a cluster', () => {
	it.each([
		[null, 'idea', true],
		[null, 'active', true],
		['idea', 'letter_of_intent', true],
		['idea', 'active', false],
		['letter_of_intent', 'cooperation_agreement', true],
		['letter_of_intent', 'active', false],
		['cooperation_agreement', 'active', true],
		['active', 'letter_of_intent', false],
		['active', 'dormant', true],
		['active', 'succeeded', true],
		['dormant', 'active', true],
		['dormant', 'idea', false],
		['dissolved', 'active', false],
		['succeeded', 'active', false]
	] as const)('from %s to %s: %s', (from, to, may) => {
		expect(mayFollow(from, to)).toBe(may);
		expect(listNextStages(from).includes(to)).toBe(may);
	});

	it('ends where nothing follows', () => {
		expect(listNextStages('dissolved')).toEqual([]);
		expect(listNextStages('succeeded')).toEqual([]);
	});

	it.each([
		['active', 'alive'],
		['cooperation_agreement', 'alive'],
		['letter_of_intent', 'forming'],
		[null, 'forming'],
		['dormant', 'past'],
		['succeeded', 'past']
	] as const)('%s is %s', (stage, section) => {
		expect(sectionOf(stage)).toBe(section);
	});
});

describe('terms', () => {
	const term = { validFrom: '2010-10-08', validUntil: '2014-01-01' };
	it.each([
		['2010-10-07', false],
		['2010-10-08', true],
		['2013-12-31', true],
		['2014-01-01', false]
	])('on %s in force: %s', (date, expected) => {
		expect(isInForceOn(term, date)).toBe(expected);
	});

	it('runs on while no end is known', () => {
		expect(isInForceOn({ ...term, validUntil: null }, '2099-01-01')).toBe(true);
	});

	it.each([
		['2010-10-08', '2010-10-08', true],
		['2010-04-15', '2010-10-08', true],
		['2010-10-09', '2010-10-08', false],
		['2010-10-08', null, false]
	])('in since %s, cluster founded on %s: founding %s', (validFrom, foundedOn, expected) => {
		expect(isFounding({ validFrom, validUntil: null }, foundedOn)).toBe(expected);
	});
});

describe('an address made from a name', () => {
	it.each([
		['Klaster Łódź – moda!', 'klaster-lodz-moda'],
		['Българска модна асоциация', 'balgarska-modna-asotsiatsia'],
		['  EA éco-entreprises ', 'ea-eco-entreprises'],
		['Größe & Maß', 'grosse-mass'],
		['!!!', '']
	])('%s → %s', (name, slug) => {
		expect(slugOf(fold(name))).toBe(slug);
	});

	it('never ends in a hyphen, however long the name', () => {
		expect(slugOf(`${'a'.repeat(59)} b`)).toBe('a'.repeat(59));
	});
});
