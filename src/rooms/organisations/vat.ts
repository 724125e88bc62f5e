import { checkVAT, countries } from 'jsvat';
import {
	belgianDigits,
	cifControls,
	cuiDigit,
	cvrDigit,
	eikDigit,
	estonianDigit,
	frenchVatKey,
	luhnDigit,
	nifLetter,
	nipDigit
} from './check-digits.ts';
import type { LegalIdAnswer } from './legal-id-answer.ts';

/** What VIES accepts, by VAT prefix (Greece is EL, Northern Ireland XI), without the prefix. */
const FORMATS: Record<string, RegExp> = {
	AT: /^U\d{8}$/,
	BE: /^[01]\d{9}$/,
	BG: /^\d{9,10}$/,
	CY: /^\d{8}[A-Z]$/,
	CZ: /^\d{8,10}$/,
	DE: /^\d{9}$/,
	DK: /^[1-9]\d{7}$/,
	EE: /^\d{9}$/,
	EL: /^\d{9}$/,
	ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
	FI: /^\d{8}$/,
	FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
	HR: /^\d{11}$/,
	HU: /^\d{8}$/,
	IE: /^(?:\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/,
	IT: /^\d{11}$/,
	LT: /^(?:\d{9}|\d{12})$/,
	LU: /^\d{8}$/,
	LV: /^\d{11}$/,
	MT: /^\d{8}$/,
	NL: /^[A-Z0-9+*]{10}\d{2}$/,
	PL: /^\d{10}$/,
	PT: /^\d{9}$/,
	RO: /^[1-9]\d{1,9}$/,
	SE: /^\d{12}$/,
	SI: /^\d{8}$/,
	SK: /^\d{10}$/,
	XI: /^(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/
};

type Check = (body: string) => string[];
const last =
	(digit: (body: string) => string | undefined, length = 1): Check =>
	(number) => {
		const right = digit(number.slice(0, -length));
		return right === undefined ? [] : [number.slice(0, -length) + right];
	};

/** Every number with the same body that would be right; written out where a library errs. */
const OWN_CHECKS: Record<string, Check> = {
	PL: last(nipDigit),
	BG: (number) => (number.length === 9 ? last(eikDigit)(number) : [number]),
	DK: last(cvrDigit),
	RO: last(cuiDigit),
	BE: last(belgianDigits, 2),
	EE: last(estonianDigit),
	ES: (number) => spanish(number.slice(0, -1)).map((sign) => number.slice(0, -1) + sign),
	FR: french
};
const FORMAT_ONLY = [/^BG\d{10}$/, /^FR.*[A-Z].\d{9}$/, /^FR.[A-Z]\d{9}$/, /^XI/, /^CZ\d{9,10}$/];
const BY_LIBRARY = 'AT CY CZ DE EL FI HR HU IE IT LT LU LV MT NL PT SE SI SK'.split(' ');
const PREFIX_OF: Record<string, string> = { GR: 'EL' };

export type VatAnswer =
	| { answer: 'valid' | 'unknown_now'; country: string; value: string }
	| { answer: 'invalid'; refusal: Extract<LegalIdAnswer, { ok: false }> };

/** Valid means that the check digits agree; nobody was asked whether the number is registered. */
export function checkVat(raw: string): VatAnswer {
	const checked = checkVatNumber(raw);
	if (!checked.ok) return { answer: 'invalid', refusal: checked };
	const answer = checked.verification === 'checksum_ok' ? 'valid' : 'unknown_now';
	return { answer, country: countryOf(checked.value.slice(0, 2)), value: checked.value };
}

export function checkVatNumber(raw: string): LegalIdAnswer {
	const value = normalise(raw);
	const [prefix, number] = [value.slice(0, 2), value.slice(2)];
	if (!FORMATS[prefix]?.test(number))
		return { ok: false, reason: 'wrong_format', details: { scheme: 'vat' } };
	if (FORMAT_ONLY.some((pattern) => pattern.test(value)))
		return { ok: true, value, verification: 'format_ok' };
	const right = listRight(prefix, number);
	if (right.includes(number)) return { ok: true, value, verification: 'checksum_ok' };
	return refuseCheck(number, right);
}

export function hasVat(iso2: string): boolean {
	return (PREFIX_OF[iso2] ?? iso2) in FORMATS;
}

export function formatVat(value: string): string {
	return `${value.slice(0, 2)} ${value.slice(2)}`;
}

function normalise(raw: string): string {
	const value = raw
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[\s./\-–—_]/g, '');
	return value.replace(/^GR/, 'EL');
}

function countryOf(prefix: string): string {
	return prefix === 'EL' ? 'GR' : prefix;
}

function listRight(prefix: string, number: string): string[] {
	const own = OWN_CHECKS[prefix];
	if (own) return own(number);
	if (!BY_LIBRARY.includes(prefix) || isRight(prefix + number)) return [number];
	return [...'0123456789ABCDEFGHIJKLMNOPQRSTUVW']
		.map((sign) => number.slice(0, -1) + sign)
		.filter((candidate) => isRight(prefix + candidate));
}

function isRight(value: string): boolean {
	return checkVAT(value, countries).isValid;
}

function spanish(body: string): string[] {
	return /^[XYZKLM\d]/.test(body) ? [nifLetter(body)] : cifControls(body);
}

function french(number: string): string[] {
	const siren = number.slice(2);
	return luhnDigit(siren.slice(0, 8)) === siren.charAt(8) ? [frenchVatKey(siren) + siren] : [];
}

/** Names the sign that is wrong and what would be right there, where one sign decides. */
function refuseCheck(number: string, right: string[]): LegalIdAnswer {
	const place = [...number].findIndex((sign, i) => right.every((it) => it[i] !== sign));
	if (right.length === 0 || place < 0)
		return { ok: false, reason: 'wrong_checksum', details: { scheme: 'vat' } };
	const expected = [...new Set(right.map((it) => it.charAt(place)))];
	return {
		ok: false,
		reason: 'wrong_check_digit',
		details: { scheme: 'vat', position: place + 3, expected }
	};
}
