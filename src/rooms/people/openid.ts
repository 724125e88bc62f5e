import { isLocale, type Locale } from '#platform/locale.ts';

export const openIdProvider = 'openid';

export type OpenIdSettings = {
	name: string;
	discoveryUrl: string;
	clientId: string;
	clientSecret: string;
};

/** What may have come of a sign-in at another house, in our words. */
const refusals: Record<string, string> = {
	access_denied: 'openid_given_up',
	state_mismatch: 'openid_begun_elsewhere',
	state_not_found: 'openid_begun_elsewhere',
	state_invalid: 'openid_begun_elsewhere',
	request_expired: 'openid_begun_elsewhere',
	issuer_missing: 'openid_not_vouched_for',
	issuer_mismatch: 'openid_not_vouched_for',
	invalid_code: 'openid_not_vouched_for',
	nonce_binding_missing: 'openid_not_vouched_for',
	unable_to_get_user_info: 'openid_not_vouched_for',
	email_not_found: 'openid_without_address',
	email_not_verified: 'openid_address_not_confirmed',
	account_not_linked: 'openid_address_taken'
};

export const openIdRefusal = (code: string): string =>
	Object.hasOwn(refusals, code) ? (refusals[code] ?? '') : 'sign_in_failed';

type Claims = {
	name?: unknown;
	preferred_username?: unknown;
	email?: unknown;
	locale?: unknown;
};

/** A person needs a name; some providers tell an account's only, or nothing. */
export function profileOf(claims: Claims): { name: string; locale?: Locale } {
	const [name = ''] = [claims.name, claims.preferred_username, claims.email]
		.map((said) => (typeof said === 'string' ? said.trim() : ''))
		.filter(Boolean);
	const language = String(claims.locale ?? '')
		.split(/[-_]/)[0]
		?.toLowerCase();
	return { name, ...(isLocale(language) && { locale: language }) };
}
