import { expect, it } from 'vitest';
import { suitsTable } from './meeting.ts';

const table = (changes: object = {}) => ({
	id: 't',
	kind: 'table' as const,
	hostId: null,
	seats: null,
	...changes
});
const two = { who: ['ewa', 'boris'], isOnline: false, hosts: new Set<string>() };

it.each([
	['any table for two', table(), two, true],
	['no table for one', table({ seats: 1 }), two, false],
	['no table online for those who are there', table({ kind: 'online' }), two, false],
	[
		'a table online for one who is not',
		table({ kind: 'online' }),
		{ ...two, isOnline: true },
		true
	],
	['no other table online', table(), { ...two, isOnline: true }, false],
	['the host’s table', table({ hostId: 'ewa' }), { ...two, hosts: new Set(['ewa']) }, true],
	['no other than the host’s', table(), { ...two, hosts: new Set(['ewa']) }, false],
	[
		'nobody else’s table',
		table({ hostId: 'claire' }),
		{ ...two, hosts: new Set(['claire']) },
		false
	]
])('%s', (_, one, meeting, expected) => expect(suitsTable(one, meeting)).toBe(expected));
