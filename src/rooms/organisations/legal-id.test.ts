import { describe, expect, it } from 'vitest';
import { checkLegalId, formatLegalId, legalIdSchemes, schemesForCountry } from './legal-id.ts';
import type { LegalIdScheme } from './legal-id-answer.ts';
import { checkVat } from './vat.ts';

const VALID: [LegalIdScheme, string, string][] = [
	['nip', '5241015572', '5241015572'],
	['nip', 'PL 956-194-56-71', '9561945671'],
	['regon', '010944940', '010944940'],
	['regon', '871121290', '871121290'],
	['regon', '12345678512347', '12345678512347'],
	['krs', '0000165780', '0000165780'],
	['eik', '175074752', '175074752'],
	['eik', 'BG131071587', '131071587'],
	['eik', '831642181', '831642181'],
	['eik', '121396123', '121396123'],
	['eik', '000670680', '000670680'],
	['cvr', '13 58 56 28', '13585628'],
	['cif', 'A13585625', 'A13585625'],
	['cif', 'B-58378431', 'B58378431'],
	['nif', '12345678-Z', '12345678Z'],
	['nif', 'X1234567L', 'X1234567L'],
	['cui', 'RO 18547290', '18547290'],
	['siren', '552 008 443', '552008443'],
	['siret', '732 829 320 00074', '73282932000074'],
	['siret', '35600000000048', '35600000000048'],
	['vat', 'FR 40 303 265 045', 'FR40303265045'],
	['vat', 'PL5241015572', 'PL5241015572'],
	['vat', 'BG831642181', 'BG831642181'],
	['vat', 'ATU13585627', 'ATU13585627'],
	['vat', 'BE0428759497', 'BE0428759497'],
	['vat', 'DE136695976', 'DE136695976'],
	['vat', 'GR 094259216', 'EL094259216'],
	['vat', 'EE100931558', 'EE100931558'],
	['vat', 'ESB58378431', 'ESB58378431'],
	['vat', 'SE556188840401', 'SE556188840401'],
	['vat', 'NL004495445B01', 'NL004495445B01'],
	['vat', 'IT00743110157', 'IT00743110157']
];

describe('right numbers', () => {
	it.each(VALID)('%s %s', (scheme, raw, value) => {
		const verification = scheme === 'krs' ? 'format_ok' : 'checksum_ok';
		expect(checkLegalId(scheme, raw)).toEqual({ ok: true, value, verification });
	});
});

describe('wrong numbers', () => {
	it.each<[LegalIdScheme, string, string, object]>([
		['nip', '5241015573', 'wrong_check_digit', { position: 10, expected: ['2'] }],
		['nip', '5241015031', 'wrong_checksum', { scheme: 'nip' }],
		['vat', 'FR40303265046', 'wrong_checksum', { scheme: 'vat' }],
		['nip', '524101557', 'wrong_length', { lengths: [10] }],
		['nip', '52410155AB', 'wrong_format', {}],
		['nip', '', 'wrong_format', {}],
		['regon', '871121291', 'wrong_check_digit', { position: 9, expected: ['0'] }],
		['regon', '12345678612347', 'wrong_check_digit', { position: 9, expected: ['5'] }],
		['regon', '12345678512348', 'wrong_check_digit', { position: 14, expected: ['7'] }],
		['eik', '175074753', 'wrong_check_digit', { position: 9, expected: ['2'] }],
		['cvr', '13585629', 'wrong_check_digit', { position: 8, expected: ['8'] }],
		['cvr', '03585628', 'wrong_format', {}],
		['cif', 'A13585626', 'wrong_check_digit', { position: 9, expected: ['5'] }],
		['cif', 'A1358562E', 'wrong_check_digit', { position: 9, expected: ['5'] }],
		['cif', 'Z13585625', 'wrong_format', {}],
		['nif', '12345678A', 'wrong_check_digit', { position: 9, expected: ['Z'] }],
		['cui', '18547291', 'wrong_check_digit', { position: 8, expected: ['0'] }],
		['siren', '552008444', 'wrong_check_digit', { position: 9, expected: ['3'] }],
		['siret', '73282932000075', 'wrong_check_digit', { position: 14, expected: ['4'] }],
		['vat', 'PL5241015573', 'wrong_check_digit', { position: 12, expected: ['2'] }],
		['vat', 'DE136695977', 'wrong_check_digit', { position: 11, expected: ['6'] }],
		['vat', 'BE0428759498', 'wrong_check_digit', { position: 12, expected: ['7'] }],
		['vat', 'FR41303265045', 'wrong_check_digit', { position: 4, expected: ['0'] }],
		['vat', 'XX123', 'wrong_format', {}]
	])('%s %s: %s', (scheme, raw, reason, details) => {
		expect(checkLegalId(scheme, raw)).toMatchObject({ ok: false, reason, details });
	});
});

describe('a check digit', () => {
	const checked: [LegalIdScheme, number][] = [
		['regon', 9],
		['regon', 14],
		['eik', 9],
		['eik', 13],
		['cui', 9],
		['siren', 9]
	];
	it.each(checked)('of %s with %i digits: exactly one of ten is right', (scheme, length) => {
		for (let round = 0; round < 200; round++) {
			const body = rightStart(scheme, digits(length - 1, round));
			const right = [...'0123456789'].filter((digit) => checkLegalId(scheme, body + digit).ok);
			expect(right, body).toHaveLength(1);
		}
	});

	it('of a refused number is the one that makes it right', () => {
		for (let round = 0; round < 2000; round++) {
			const number = digits(10, round);
			const answer = checkLegalId('nip', number);
			if (answer.ok || !answer.details.expected?.[0]) continue;
			expect(checkLegalId('nip', number.slice(0, 9) + answer.details.expected[0]).ok).toBe(true);
		}
	});

	it('finds every single wrong digit of a NIP and a SIREN', () => {
		for (const [scheme, number] of [
			['nip', '5241015572'],
			['siren', '552008443']
		] as const)
			for (let place = 0; place < number.length; place++)
				for (const digit of '0123456789') {
					const changed = number.slice(0, place) + digit + number.slice(place + 1);
					expect(checkLegalId(scheme, changed).ok).toBe(changed === number);
				}
	});
});

describe('VAT', () => {
	it('answers valid, invalid or unknown now', () => {
		expect(checkVat('PL 524-10-15-572')).toEqual({
			answer: 'valid',
			country: 'PL',
			value: 'PL5241015572'
		});
		expect(checkVat('EL094259216')).toMatchObject({ country: 'GR' });
		expect(checkVat('BG7523169263').answer).toBe('unknown_now');
		expect(checkVat('PL5241015573').answer).toBe('invalid');
	});

	it('never throws', () => {
		for (const raw of ['', 'PL', '🙂', 'ES', 'IE', 'NL+*', 'x'.repeat(500)])
			expect(checkVat(raw).answer).toBe('invalid');
	});
});

it('knows which schemes a country has', () => {
	expect(schemesForCountry('PL')).toEqual(['nip', 'regon', 'krs', 'vat']);
	expect(schemesForCountry('GR')).toEqual(['vat']);
	expect(schemesForCountry('MK')).toEqual([]);
	expect(legalIdSchemes).toHaveLength(11);
});

it('shows a number as its country writes it', () => {
	expect(formatLegalId('nip', '5241015572')).toBe('524-101-55-72');
	expect(formatLegalId('siret', '73282932000074')).toBe('732 829 320 00074');
	expect(formatLegalId('vat', 'PL5241015572')).toBe('PL 5241015572');
});

function digits(length: number, seed: number): string {
	let state = seed * 7919 + 1;
	return Array.from({ length }, () => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return String(1 + (Math.floor(state / 65_536) % 9));
	}).join('');
}

/** The first nine digits of a long number must be right by themselves. */
function rightStart(scheme: LegalIdScheme, body: string): string {
	if (body.length < 9 || scheme === 'cui') return body;
	const start = body.slice(0, 8);
	const digit = [...'0123456789'].find((it) => checkLegalId(scheme, start + it).ok);
	return start + digit + body.slice(9);
}
