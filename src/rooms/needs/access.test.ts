import { expect, it } from 'vitest';
import { visitor, type Actor, type Role, type ScopeKind } from '#platform/actor.ts';
import { mayChange, mayHear, mayHearAcross, mayReword, maySay } from './access.ts';

const as = (role: Role, scopeKind: ScopeKind, scopeId: string | null): Actor => ({
	...{ personId: 'somebody', onBehalfOfId: null },
	grants: [{ role, scopeKind, scopeId }]
});
const said = { organisationId: 'firm', clusterId: 'lodz', sourceKind: 'member' } as const;
const heard = { ...said, organisationId: null, sourceKind: 'meeting' } as const;

it.each([
	['its member', as('representative', 'organisation', 'firm'), [true, true, false, false]],
	['the team', as('editor', 'cluster', 'lodz'), [true, false, true, true]],
	['another member', as('manager', 'organisation', 'other'), [false, false, false, false]],
	['another team', as('manager', 'cluster', 'ruse'), [false, false, false, false]],
	['the umbrella', as('manager', 'alliance', 'okip'), [false, false, false, false]],
	['a visitor', visitor, [false, false, false, false]],
	['an administrator', as('administrator', 'instance', null), [true, true, true, true]]
] as const)('%s may withdraw, reword, hear, reword what the team heard', (_, actor, may) => {
	expect([
		mayChange(actor, said),
		mayReword(actor, said),
		mayHear(actor, said.clusterId),
		mayReword(actor, heard)
	]).toEqual(may);
});

it('nobody speaks for no organisation, and only its team hears across an alliance', () => {
	expect(maySay(as('manager', 'organisation', 'firm'), null)).toBe(false);
	expect(mayHearAcross(as('editor', 'alliance', 'okip'), 'okip')).toBe(true);
	expect(mayHearAcross(as('manager', 'cluster', 'lodz'), 'okip')).toBe(false);
});
