import { describe, expect, it } from 'vitest';
import { orderOfRoles } from './alliance-words.ts';
import {
	allianceKinds,
	listAllianceProblems,
	rolesInKind,
	type AllianceDraft,
	type ParticipationRole
} from './alliance.ts';

const draft: AllianceDraft = {
	slug: 'cloth',
	kind: 'consortium',
	originalLocale: 'en',
	foundedOn: '2022-02-01',
	endedOn: null,
	website: null,
	texts: { en: { name: 'CLOTH', shortName: null, description: '' } },
	funding: null
};
const funding: NonNullable<AllianceDraft['funding']> = {
	projectName: 'CLOTH',
	programme: 'COSME',
	reference: 'COS-CLUSTER-2020-3-03',
	grantNumber: null,
	startsOn: '2022-02-01',
	endsOn: '2024-01-31',
	emblem: 'eu',
	statements: {}
};

describe('an alliance as it is entered', () => {
	it.each([
		['as it should be', {}, []],
		[
			'without a name in its own language',
			{ originalLocale: 'bg' },
			['name_bg: name_missing_in_original']
		],
		['with capitals in its address', { slug: 'Cloth' }, ['slug: wrong_address_name']],
		['with an address of hyphens', { slug: '-' }, ['slug: wrong_address_name']],
		['ended before it began', { endedOn: '2021-01-01' }, ['endedOn: dates_cross']],
		['ended on its first day', { endedOn: '2022-02-01' }, []],
		[
			'with a project that ends before it begins',
			{ funding: { ...funding, endsOn: '2020-01-01' } },
			['fundingEndsOn: dates_cross']
		],
		[
			'with a project without a name',
			{ funding: { ...funding, projectName: ' ' } },
			['projectName: project_name_missing']
		]
	] satisfies [string, Partial<AllianceDraft>, string[]][])('%s', (_, changes, expected) => {
		const problems = listAllianceProblems({ ...draft, ...changes });
		expect(problems.map(({ field, reason }) => `${field}: ${reason}`)).toEqual(expected);
	});
});

describe('roles', () => {
	it('each kind has one that leads and none of another kind', () => {
		expect(allianceKinds.map((kind) => rolesInKind[kind][0])).toEqual([
			'umbrella_body',
			'host',
			'lead_partner'
		]);
		expect(rolesInKind.umbrella).not.toContain('lead_partner');
		expect(rolesInKind.club).not.toContain('umbrella_body');
	});

	it('who leads stands first', () => {
		const roles: ParticipationRole[] = ['associated', 'partner', 'member', 'lead_partner', 'host'];
		expect(roles.sort(orderOfRoles)).toEqual([
			'lead_partner',
			'host',
			'partner',
			'associated',
			'member'
		]);
	});
});
