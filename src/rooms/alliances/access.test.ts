import { describe, expect, it } from 'vitest';
import { house, visitor, type Actor, type Role, type ScopeKind } from '#platform/actor.ts';
import { mayConfirm, mayEdit, mayManage, mayRegister } from './access.ts';

const own = 'a';
const someone = (role: Role, scopeKind: ScopeKind, scopeId: string | null = own): Actor => ({
	personId: 'p',
	onBehalfOfId: null,
	grants: [{ role, scopeKind, scopeId }]
});

describe('who may do what with an alliance', () => {
	it.each([
		['a visitor', visitor, '----'],
		['somebody without a role', { ...visitor, personId: 'p' }, '----'],
		['its manager', someone('manager', 'alliance'), 'remc'],
		['its editor', someone('editor', 'alliance'), '-e-c'],
		['its representative', someone('representative', 'alliance'), '---c'],
		['the manager of another', someone('manager', 'alliance', 'b'), 'r---'],
		['the manager of a cluster of the same id', someone('manager', 'cluster'), 'r---'],
		['the manager of an organisation', someone('manager', 'organisation'), '----'],
		['an administrator', someone('administrator', 'instance', null), 'remc'],
		['the house', house, 'remc']
	])('%s', (_, actor, expected) => {
		const rights: [string, boolean][] = [
			['r', mayRegister(actor)],
			['e', mayEdit(actor, own)],
			['m', mayManage(actor, own)],
			['c', mayConfirm(actor, own)]
		];
		expect(rights.map(([letter, may]) => (may ? letter : '-')).join('')).toBe(expected);
	});
});
