import { describe, expect, it } from 'vitest';
import { openIdRefusal, profileOf } from './openid.ts';

describe('a profile from elsewhere', () => {
	it.each([
		[
			{ name: 'Anna Nić', locale: 'pl-PL' },
			{ name: 'Anna Nić', locale: 'pl' }
		],
		[
			{ name: ' ', preferred_username: 'anna', locale: 'bg_BG' },
			{ name: 'anna', locale: 'bg' }
		],
		[{ email: 'anna@lodz.example', locale: 'it' }, { name: 'anna@lodz.example' }],
		[{ name: 7 }, { name: '' }]
	])('%o → %o', (claims, profile) => expect(profileOf(claims)).toEqual(profile));
});

it('has a word for every way it may end', () => {
	expect(openIdRefusal('state_mismatch')).toBe('openid_begun_elsewhere');
	expect(openIdRefusal('constructor')).toBe('sign_in_failed');
});
