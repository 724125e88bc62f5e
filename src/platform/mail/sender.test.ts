import { expect, it } from 'vitest';
import { organiserOf, senderOf } from './sender.ts';

const env = { MAIL_FROM: 'Osnova <post@lodz.example>' };

it.each([
	[
		'somebody else',
		'PIOT@lodz.example',
		{ email: 'PIOT@lodz.example', sentBy: 'post@lodz.example' }
	],
	['the house itself', 'Post@lodz.example', { email: 'post@lodz.example' }],
	['nobody in particular', null, { email: 'post@lodz.example' }]
])('%s invites by a letter of the house', (_, email, told) => {
	expect(organiserOf({ name: 'PIOT', email }, env)).toEqual({ name: 'PIOT', ...told });
});

it('a sender may be an address alone, and has one where nothing is set', () => {
	expect(organiserOf({ name: 'PIOT' }, { MAIL_FROM: 'post@lodz.example' }).email).toBe(
		'post@lodz.example'
	);
	expect(organiserOf({ name: 'PIOT' }, {}).email).toBe('osnova@localhost');
	expect(senderOf({})).toBe('Osnova <osnova@localhost>');
});
