import { describe, expect, it } from 'vitest';
import { house, visitor, type Actor, type Role, type ScopeKind } from '#platform/actor.ts';
import { mayConfirm, mayEdit, mayGiveHost, mayManage, mayRegister } from './access.ts';

const own = 'a';
const someone = (role: Role, scopeKind: ScopeKind, scopeId: string | null = own): Actor => ({
	personId: 'p',
	onBehalfOfId: null,
	grants: [{ role, scopeKind, scopeId }]
});

describe('who may do what with a cluster', () => {
	it.each([
		['a visitor', visitor, '-----'],
		['somebody without a role', { ...visitor, personId: 'p' }, '-----'],
		['its manager', someone('manager', 'cluster'), 'remc-'],
		['its editor', someone('editor', 'cluster'), '-e-c-'],
		['its representative', someone('representative', 'cluster'), '---c-'],
		['the manager of another', someone('manager', 'cluster', 'b'), 'r----'],
		['the manager of an organisation of the same id', someone('manager', 'organisation'), 'r----'],
		['the manager of an alliance', someone('manager', 'alliance'), 'r----'],
		['the editor of an organisation', someone('editor', 'organisation'), '-----'],
		['an administrator', someone('administrator', 'instance', null), 'remch'],
		['the house', house, 'remch']
	])('%s', (_, actor, expected) => {
		const rights: [string, boolean][] = [
			['r', mayRegister(actor)],
			['e', mayEdit(actor, own)],
			['m', mayManage(actor, own)],
			['c', mayConfirm(actor, own)],
			['h', mayGiveHost(actor)]
		];
		expect(rights.map(([letter, may]) => (may ? letter : '-')).join('')).toBe(expected);
	});
});
