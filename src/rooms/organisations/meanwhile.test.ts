import { expect, it } from 'vitest';
import { differences, taking } from './meanwhile.ts';
import { aDraft } from './testing.ts';

const began = aDraft({ name: 'Poltex' }, { town: 'Łódź', street: 'Piotrkowska 1', website: null });
const theirs = { ...began, town: 'Pabianice', street: 'Zamkowa 5' };
const mine = { ...began, street: 'Piotrkowska 100', website: 'https://poltex.example' };

it('suggests theirs where I changed nothing, mine where both changed', () => {
	const changed = { town: began.town, street: began.street };
	expect(differences(changed, mine, theirs)).toEqual([
		{ field: 'town', mine: 'Łódź', theirs: 'Pabianice', suggested: 'theirs' },
		{ field: 'street', mine: 'Piotrkowska 100', theirs: 'Zamkowa 5', suggested: 'mine' }
	]);
});

it('takes only the fields asked for and loses nothing of mine', () => {
	expect(taking(mine, theirs, ['town'])).toEqual({ ...mine, town: 'Pabianice' });
});
