import type { NationalScheme } from './legal-id-schemes.ts';

export type LegalIdScheme = NationalScheme | 'vat';
export type Verification = 'checksum_ok' | 'format_ok';
/** wrong_checksum: some digit is wrong, and no other last one would make the number right. */
export type LegalIdReason =
	'wrong_length' | 'wrong_check_digit' | 'wrong_checksum' | 'wrong_format';
export type LegalIdDetails = {
	scheme: LegalIdScheme;
	/** The lengths the scheme knows, for wrong_length. */
	lengths?: number[];
	/** Which sign is wrong, counted from 1, and what it should have been. */
	position?: number;
	expected?: string[];
};
export type LegalIdAnswer =
	| { ok: true; value: string; verification: Verification }
	| { ok: false; reason: LegalIdReason; details: LegalIdDetails };
