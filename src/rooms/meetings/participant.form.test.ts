import { expect, it } from 'vitest';
import { readProfile } from './participant.form.ts';

function sent(changes: Record<string, string | string[]> = {}): FormData {
	const fields = {
		offers: ' knitted fabrics ',
		seeks: 'designers',
		offer_sectors: ['13'],
		languages: ['en', 'pl'],
		country: 'PL',
		half: '',
		most_meetings: '',
		...changes
	};
	const form = new FormData();
	for (const [name, value] of Object.entries(fields))
		for (const one of [value].flat()) form.append(name, one);
	return form;
}

it('reads what was sent', () =>
	expect(readProfile(sent({ is_shown: 'on' })).profile).toEqual({
		offers: 'knitted fabrics',
		seeks: 'designers',
		offerSectors: ['13'],
		seekSectors: [],
		languages: ['en', 'pl'],
		country: 'PL',
		half: null,
		mostMeetings: null,
		isOnline: false,
		isShown: true,
		autoAccept: false
	}));

it.each([
	['no language', { languages: [] }, 'languages', 'languages_missing'],
	['too long', { offers: 'x'.repeat(4001) }, 'offers', 'text_too_long'],
	['no number', { most_meetings: 'many' }, 'most_meetings', 'wrong_count'],
	['no such language', { languages: ['xx'] }, 'languages', 'choice_missing'],
	['no such sector', { offer_sectors: ['x'] }, 'offer_sectors', 'choice_missing'],
	['no such half', { half: 'night' }, 'half', 'choice_missing']
])('refuses %s', (_, changes, name, reason) =>
	expect(readProfile(sent(changes)).problems).toEqual([{ name, reason }])
);

it('an empty submission is told of what is missing, and nothing else happens', () =>
	expect(readProfile(new FormData()).problems).toEqual([
		{ name: 'languages', reason: 'languages_missing' }
	]));
