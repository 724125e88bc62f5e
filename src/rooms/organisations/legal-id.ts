import type {
	LegalIdAnswer,
	LegalIdDetails,
	LegalIdReason,
	LegalIdScheme
} from './legal-id-answer.ts';
import { nationalSchemes, type NationalScheme, type SchemeRules } from './legal-id-schemes.ts';
import { checkVatNumber, formatVat, hasVat } from './vat.ts';

export const legalIdSchemes: LegalIdScheme[] = [
	...(Object.keys(nationalSchemes) as NationalScheme[]),
	'vat'
];

/** Checks a number as people write it: spaces, dots and hyphens, with or without its country. */
export function checkLegalId(scheme: LegalIdScheme, raw: string): LegalIdAnswer {
	if (scheme === 'vat') return checkVatNumber(raw);
	const rules = nationalSchemes[scheme];
	const value = normalise(raw, rules);
	if (!/^[A-Z0-9]+$/.test(value)) return refuse('wrong_format', { scheme });
	if (!rules.lengths.includes(value.length))
		return refuse('wrong_length', { scheme, lengths: rules.lengths });
	if (!rules.pattern.test(value)) return refuse('wrong_format', { scheme });
	return checkSteps(scheme, rules, value);
}

/** How a normalised number is shown: '5241015572' → '524-101-55-72'. */
export function formatLegalId(scheme: LegalIdScheme, value: string): string {
	if (scheme === 'vat') return formatVat(value);
	const { groups, grouped } = nationalSchemes[scheme];
	return groups && grouped ? value.replace(groups, grouped) : value;
}

export function nameOfScheme(scheme: LegalIdScheme): string {
	return scheme === 'vat' ? 'VAT' : nationalSchemes[scheme].name;
}

/** The schemes an organisation of a country may have, the most usual first. */
export function schemesForCountry(iso2: string): LegalIdScheme[] {
	const national = (Object.keys(nationalSchemes) as NationalScheme[]).filter(
		(scheme) => nationalSchemes[scheme].country === iso2
	);
	return hasVat(iso2) ? [...national, 'vat'] : national;
}

function normalise(raw: string, { country, pattern }: SchemeRules): string {
	const value = raw
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[\s./\-–—_]/g, '');
	const bare = value.startsWith(country) ? value.slice(2) : value;
	return pattern.test(bare) ? bare : value;
}

function checkSteps(scheme: NationalScheme, rules: SchemeRules, value: string): LegalIdAnswer {
	const steps = rules.steps(value);
	for (const { upTo, expected } of steps) {
		const right = expected(value.slice(0, upTo - 1));
		if (right.length === 0) return refuse('wrong_checksum', { scheme });
		if (!right.includes(value.charAt(upTo - 1)))
			return refuse('wrong_check_digit', { scheme, position: upTo, expected: right });
	}
	return { ok: true, value, verification: steps.length > 0 ? 'checksum_ok' : 'format_ok' };
}

function refuse(reason: LegalIdReason, details: LegalIdDetails): LegalIdAnswer {
	return { ok: false, reason, details };
}
