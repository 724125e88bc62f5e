import { findActivity } from './nace.ts';

export type ActivityCodeAnswer =
	| { ok: true; code: string; note?: ActivityCodeNote }
	| { ok: false; reason: 'unknown_activity'; details: { raw: string } };
/** What was changed on the way: an older classification's code, or a national letter left out. */
export type ActivityCodeNote =
	{ kind: 'mapped_from_rev2'; from: string } | { kind: 'letter_left_out'; letter: string };

/** Codes of NACE Rev. 2 (PKD 2007) in the textile trade, by meaning; indicative. */
const FROM_REV2: Record<string, string> = {
	'14.11': '14.24',
	'14.12': '14.23',
	'14.13': '14.21',
	'14.14': '14.22',
	'14.19': '14.29',
	'14.20': '14.24',
	'14.3': '14.1',
	'14.31': '14.10',
	'14.39': '14.10',
	'38.32': '38.21',
	'47.82': '47.71',
	'74.10': '74.1',
	'96.01': '96.10'
};

/** Reads a code as people and registers write it: 'PKD 13.96.Z', '1396z', 'C13', '14.13.Z' (2007). */
export function normaliseActivityCode(raw: string): ActivityCodeAnswer {
	const bare = raw
		.normalize('NFKC')
		.toUpperCase()
		.replace(/^\s*(?:PKD|NACE|NAF|КИД|КОД)(?:[\s-]*(?:2007|2008|2025|REV\.?\s*2(?:\.1)?))?/, '')
		.replace(/[^A-Z0-9]/g, '');
	if (/^[A-V]$/.test(bare)) return { ok: true, code: bare };
	const [, digits = '', letter] = /^[A-V]?(\d{2,4})([A-Z])?$/.exec(bare) ?? [];
	const code = digits.length > 2 ? `${digits.slice(0, 2)}.${digits.slice(2)}` : digits;
	const mapped = FROM_REV2[code];
	if (mapped) return { ok: true, code: mapped, note: { kind: 'mapped_from_rev2', from: code } };
	if (!findActivity(code)) return { ok: false, reason: 'unknown_activity', details: { raw } };
	return letter
		? { ok: true, code, note: { kind: 'letter_left_out', letter } }
		: { ok: true, code };
}
