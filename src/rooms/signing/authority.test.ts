import { describe, expect, test } from 'vitest';
import {
	membersBehind,
	shortfallOf,
	suggestSigners,
	type Claim,
	type Ground,
	type Matter,
	type Power,
	type Representative
} from './authority.ts';

const always = { validFrom: '2010-01-01', validUntil: null };
const on = '2015-06-17';
const party = { organisationId: 'piot', clusterId: null };
const cluster = { organisationId: 'piot', clusterId: 'kipim' };
const matter: Matter = {
	kind: 'intercluster_agreement',
	amountCents: 5_000_000,
	currency: 'PLN'
};

const who = (id: string, changes: Partial<Representative> = {}): Representative => ({
	...always,
	id,
	name: id,
	function: 'prezes',
	email: null,
	maySign: 'together',
	...changes
});
const power = (id: string, changes: Partial<Power> = {}): Power => ({
	...always,
	id,
	grantorId: 'piot',
	attorneyOrganisationId: null,
	attorneyName: 'Anna',
	attorneyEmail: null,
	kinds: [],
	clusterId: null,
	limitCents: null,
	currency: null,
	withSubstitution: false,
	revokedOn: null,
	...changes
});
const ground = (changes: Partial<Ground> = {}): Ground => ({
	rules: [],
	representatives: [],
	granted: [],
	held: [],
	...changes
});
const by = (representativeId: string | null, changes: Partial<Claim> = {}): Claim => ({
	name: representativeId ?? 'Anna',
	authority: 'together',
	representativeId,
	powerId: null,
	on,
	...changes
});
const attorney = (powerId: string, changes: Partial<Claim> = {}) =>
	by(null, { powerId, authority: 'power_of_attorney', ...changes });

const joint = (together: number) =>
	ground({
		rules: [{ ...always, mode: 'joint', together }],
		representatives: [
			who('jan'),
			who('ewa'),
			who('ola'),
			who('prezes', { maySign: 'alone' }),
			who('dawny', { validUntil: '2015-06-17' }),
			who('nowy', { validFrom: '2015-06-18' })
		]
	});

type Case = [string, Claim[], Ground, object | undefined];
const flawed = (flaw: string, name = 'Anna') => ({ reason: 'signer_not_empowered', name, flaw });

describe('who binds a party', () => {
	const cases: Case[] = [
		['nobody', [], ground(), { reason: 'nobody_signs' }],
		['one who may alone', [by('prezes')], joint(2), undefined],
		['one of two', [by('jan')], joint(2), { reason: 'too_few_together', needed: 2, have: 1 }],
		['two of two', [by('jan'), by('ewa')], joint(2), undefined],
		[
			'the same twice',
			[by('jan'), by('jan')],
			joint(2),
			{ reason: 'too_few_together', needed: 2, have: 1 }
		],
		[
			'two of three',
			[by('jan'), by('ewa')],
			joint(3),
			{ reason: 'too_few_together', needed: 3, have: 2 }
		],
		['on the day a term ends', [by('dawny')], joint(2), flawed('term_over', 'dawny')],
		['the day before a term', [by('nowy')], joint(2), flawed('term_not_begun', 'nowy')],
		['of another house', [by('obcy')], joint(2), flawed('no_representative', 'obcy')],
		['on nothing', [by(null)], joint(2), flawed('without_authority')],
		[
			'a joint signer beside one who lost the right',
			[by('jan'), by('dawny')],
			joint(2),
			flawed('term_over', 'dawny')
		],
		['an attorney', [attorney('p')], ground({ granted: [power('p')] }), undefined],
		[
			'an unknown power',
			[attorney('x')],
			ground({ granted: [power('p')] }),
			flawed('power_unknown')
		],
		[
			'a power not begun',
			[attorney('p')],
			ground({ granted: [power('p', { validFrom: '2015-06-18' })] }),
			flawed('power_not_begun')
		],
		[
			'a power that ended',
			[attorney('p')],
			ground({ granted: [power('p', { validUntil: on })] }),
			flawed('power_over')
		],
		[
			'a power revoked',
			[attorney('p')],
			ground({ granted: [power('p', { revokedOn: on })] }),
			flawed('power_revoked')
		],
		[
			'a power revoked later',
			[attorney('p')],
			ground({ granted: [power('p', { revokedOn: '2016-01-01' })] }),
			undefined
		],
		[
			'a power for letters only',
			[attorney('p')],
			ground({ granted: [power('p', { kinds: ['letter_of_intent'] })] }),
			flawed('power_other_kind')
		],
		[
			'a power for a cluster',
			[attorney('p')],
			ground({ granted: [power('p', { clusterId: 'kipim' })] }),
			flawed('power_other_cluster')
		],
		[
			'up to the very amount',
			[attorney('p')],
			ground({ granted: [power('p', { limitCents: 5_000_000, currency: 'PLN' })] }),
			undefined
		],
		[
			'a cent over',
			[attorney('p')],
			ground({ granted: [power('p', { limitCents: 4_999_999, currency: 'PLN' })] }),
			flawed('power_over_limit')
		],
		[
			'a limit in euro',
			[attorney('p')],
			ground({ granted: [power('p', { limitCents: 9_000_000, currency: 'EUR' })] }),
			flawed('power_over_limit')
		]
	];
	test.each(cases)('%s', (_, claims, known, expected) => {
		expect(shortfallOf(claims, party, new Map([['piot', known]]), matter)).toEqual(expected);
	});
});

describe('by another organisation', () => {
	const known = (changes: Partial<Power> = {}) =>
		new Map([
			[
				'piot',
				ground({ granted: [power('p', { attorneyOrganisationId: 'kancelaria', ...changes })] })
			],
			[
				'kancelaria',
				ground({
					representatives: [who('adwokat', { maySign: 'alone' }), who('wspolnik')],
					granted: [power('dalej', { grantorId: 'kancelaria' })]
				})
			]
		]);
	test.each<[string, Claim[], ReturnType<typeof known>, object | undefined]>([
		[
			'whoever binds the attorney',
			[attorney('p', { representativeId: 'adwokat' })],
			known(),
			undefined
		],
		[
			'one partner of two',
			[attorney('p', { representativeId: 'wspolnik' })],
			known(),
			{ reason: 'too_few_together', needed: 2, have: 1 }
		],
		[
			'one unknown to it',
			[attorney('p', { representativeId: 'obcy' })],
			known(),
			flawed('no_representative')
		],
		['handed on without leave', [attorney('dalej')], known(), flawed('power_without_substitution')],
		['handed on with leave', [attorney('dalej')], known({ withSubstitution: true }), undefined],
		[
			'handed on after the first ended',
			[attorney('dalej')],
			known({ withSubstitution: true, validUntil: on }),
			flawed('power_over')
		]
	])('%s', (_, claims, grounds, expected) => {
		expect(shortfallOf(claims, party, grounds, matter)).toEqual(expected);
	});
});

describe('a coordinator in the name of the members', () => {
	const held = [
		power('a', { grantorId: 'firma-a', attorneyOrganisationId: 'piot', clusterId: 'kipim' }),
		power('b', { grantorId: 'firma-b', attorneyOrganisationId: 'piot', revokedOn: '2015-01-01' }),
		power('c', { grantorId: 'firma-c', attorneyOrganisationId: 'piot', clusterId: 'inny' })
	];
	const representatives = [who('prezes', { maySign: 'alone' })];
	const claim = by('prezes', { authority: 'for_members' });
	test('binds those whose power holds', () => {
		const grounds = new Map([['piot', ground({ representatives, held })]]);
		expect(shortfallOf([claim], cluster, grounds, matter)).toBeUndefined();
		expect(membersBehind(cluster, grounds, matter, on).map(({ grantorId }) => grantorId)).toEqual([
			'firma-a'
		]);
	});
	test('needs one power at least', () => {
		const grounds = new Map([['piot', ground({ representatives, held: held.slice(1) })]]);
		expect(shortfallOf([claim], cluster, grounds, matter)).toEqual(
			flawed('no_power_of_members', 'prezes')
		);
	});
});

test('suggests one who may alone, else as many as it takes', () => {
	expect(suggestSigners(joint(2), on).map(({ id }) => id)).toEqual(['prezes']);
	const without = { ...joint(2), representatives: joint(2).representatives.slice(0, 3) };
	expect(suggestSigners(without, on).map(({ id }) => id)).toEqual(['jan', 'ewa']);
	expect(suggestSigners(ground(), on)).toEqual([]);
});
