import { describe, expect, it } from 'vitest';
import { normaliseActivityCode } from './activity-code.ts';
import {
	ancestorsOf,
	childrenOf,
	findActivity,
	labelOf,
	listDivisions,
	listSections,
	searchActivities
} from './nace.ts';
import type { Locale } from '#platform/locale.ts';
import { findSector, sectors, sectorsForActivity } from './sectors.ts';
import { findStep, stepsForActivity, valueChainForSector, valueChains } from './value-chain.ts';

const LOCALES: Locale[] = ['pl', 'en', 'de', 'fr', 'ru', 'bg'];

describe('activities', () => {
	it('are those of Rev. 2.1', () => {
		expect(listSections()).toHaveLength(22);
		expect(listDivisions()).toHaveLength(87);
		expect(listDivisions('K').map((it) => it.code)).toEqual(['61', '62', '63']);
		expect(findActivity('14.11')).toBeUndefined();
	});

	it('know what is above and below them', () => {
		expect(ancestorsOf('13.96').map((it) => it.code)).toEqual(['C', '13', '13.9']);
		expect(ancestorsOf('13').map((it) => it.code)).toEqual(['C']);
		expect(ancestorsOf('C')).toEqual([]);
		expect(childrenOf('13').map((it) => it.code)).toEqual(['13.1', '13.2', '13.3', '13.9']);
		expect(childrenOf('13.2').map((it) => it.code)).toEqual(['13.20']);
	});

	it('are named in six languages, in English where no translation is there yet', () => {
		expect(labelOf('13.20', 'pl')).toEqual({ text: 'Produkcja tkanin', locale: 'pl' });
		expect(labelOf('13.20', 'ru')).toEqual({ text: 'Ткачество', locale: 'ru' });
		expect(labelOf('28.94', 'ru').locale).toBe('en');
		expect(() => labelOf('14.11', 'pl')).toThrow('14.11');
	});

	it('have no division and nothing in the textile trade without Russian', () => {
		const own = (code: string) => labelOf(code, 'ru').locale === 'ru';
		expect([...listSections(), ...listDivisions()].filter((it) => !own(it.code))).toEqual([]);
		const trade = ['13', '14', '15'].flatMap(childrenOf).flatMap((it) => childrenOf(it.code));
		expect([...trade, ...childrenOf('74.1')].filter((it) => !own(it.code))).toEqual([]);
	});

	it.each<[string, Locale, string]>([
		['tkaniny', 'pl', '13.2'],
		['odzieżą dzianą', 'pl', '14.1'],
		['облеклото', 'bg', '14'],
		['ткачества', 'ru', '13.2'],
		['obuwia', 'pl', '15.2'],
		['knitted appar', 'en', '14.1'],
		['13.9', 'de', '13.9']
	])('are found by %s (%s)', (text, locale, code) => {
		expect(searchActivities(text, locale).map((it) => it.code)).toContain(code);
	});
});

describe('a code as it is written', () => {
	it.each([
		['13.96', '13.96'],
		['1396', '13.96'],
		['PKD 13.96.Z', '13.96'],
		['PKD 2025: 14.21.B', '14.21'],
		['C13', '13'],
		['c', 'C'],
		['NACE Rev. 2.1 13.9', '13.9'],
		['14.13.Z', '14.21'],
		['74.10', '74.1']
	])('%s is %s', (raw, code) => {
		expect(normaliseActivityCode(raw)).toMatchObject({ ok: true, code });
	});

	it('says when it was changed', () => {
		expect(normaliseActivityCode('14.12.Z')).toMatchObject({
			note: { kind: 'mapped_from_rev2', from: '14.12' }
		});
	});

	it('is refused when nobody knows it', () => {
		for (const raw of ['', '00', '99.99', 'XYZ', '13.96.12'])
			expect(normaliseActivityCode(raw)).toMatchObject({ ok: false, reason: 'unknown_activity' });
	});
});

describe('value chains and sectors', () => {
	it('name real activities only, in six languages', () => {
		const named = [...sectors, ...valueChains.flatMap((it) => it.steps)];
		for (const { nace, names } of named) {
			expect(nace.filter((code) => !findActivity(code))).toEqual([]);
			expect(LOCALES.filter((locale) => !names[locale])).toEqual([]);
		}
		expect(sectors.flatMap((it) => it.wider).filter((code) => !findActivity(code))).toEqual([]);
	});

	it('lead from an activity to its place', () => {
		expect(stepsForActivity('textile_fashion', '13.20').map((it) => it.id)).toEqual(['weaving']);
		expect(sectorsForActivity('47.71').map((it) => it.code)).toEqual(['retail', 'textiles']);
		expect(findStep('textile_fashion.circular')?.names.pl).toContain('obieg');
		expect(valueChainForSector('textiles').id).toBe('textile_fashion');
		expect(valueChainForSector('health').id).toBe('general');
		expect(findSector('textiles')?.names.bg).toBe('Текстил');
		expect(sectors).toHaveLength(14);
	});
});
