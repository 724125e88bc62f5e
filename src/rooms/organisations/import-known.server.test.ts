import { describe, expect, it } from 'vitest';
import { testDatabase } from '#platform/database/testing.ts';
import { recogniser } from './import-known.server.ts';
import type { Known } from './likeness.ts';
import { anOrganisation } from './testing.ts';

const db = await testDatabase();
const now = new Date('2026-03-02T09:00:00Z');
const website = 'https://www.p.lodz.example/wydzial';
const university = await anOrganisation(db, { name: 'Politechnika Łódzka' }, now, { website });
const shop = await anOrganisation(db, { name: 'Igła i Nić' }, now, {
	website: 'https://social.example/igla-i-nic'
});
for (let at = 0; at < 30; at += 1)
	await anOrganisation(db, { name: `Sklep ${at}` }, now, {
		website: `https://social.example/${at}`
	});

const row = (name: string, webDomain: string | null, rest: Partial<Known> = {}): Known => ({
	names: [name],
	legalIds: [],
	webDomain,
	town: 'Zgierz',
	country: 'PL',
	...rest
});

describe('a row that shares a web address with somebody', () => {
	it.each([
		['and the name', 'Politechnika Lodzka', 'p.lodz.example', university, undefined],
		['and nearly the name', 'Politechnika Łódzkaa', 'p.lodz.example', university, undefined],
		['only', 'Wydawnictwo Uczelniane', 'p.lodz.example', undefined, university],
		['as thousands do', 'Pracownia Haftu', 'social.example', undefined, undefined],
		['as thousands do, and the name', 'Igla i nic', 'social.example', shop, undefined],
		['that nobody has', 'Politechnika', 'nowhere.example', undefined, undefined],
		['of none', 'Wydawnictwo', null, undefined, undefined]
	])('%s', async (_, name, domain, id, alikeId) => {
		expect(await recogniser().recognise(db, [row(name, domain)])).toEqual([{ id, alikeId }]);
	});

	it('in the same table is the same only with a like name', () => {
		const known = recogniser();
		const first = row('Pracownia Haftu', 'social.example');
		known.remember(first, 'fresh:0');
		expect(known.recall(row('Pracownia Haftuu', 'social.example', { town: 'Łódź' }))).toEqual([
			'fresh:0'
		]);
		expect(known.recall(row('Garbarnia', 'social.example'))).toEqual([]);
		known.settle(first, 'its id');
		expect(known.recall(row('Pracownia Haftuu', 'social.example'))).toEqual(['its id']);
	});
});
