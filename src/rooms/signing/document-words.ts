import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import { formatDate, formatDateTime } from '#ui/format.ts';
import type { Authority, AuthorityShown, Means } from './round.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const authorities: Record<Authority, Say> = {
	alone: m.signing_authority_alone,
	together: m.signing_authority_together,
	power_of_attorney: m.signing_authority_power,
	for_members: m.signing_authority_members
};
export const authorityName = (authority: Authority, locale: Locale): string =>
	authorities[authority]({}, { locale });

const ways: Record<Means, Say> = {
	account: m.signing_means_account,
	link: m.signing_means_link,
	ceremony: m.signing_means_ceremony,
	paper: m.signing_means_paper
};
export const meansName = (means: Means, locale: Locale): string => ways[means]({}, { locale });

const kinds: Record<string, Say> = {
	version: m.signing_chain_version,
	approval: m.signing_chain_approval,
	dispatch: m.signing_chain_dispatch,
	signature: m.signing_chain_signature,
	signer: m.signing_chain_signer,
	refusal: m.signing_chain_refusal,
	gate: m.signing_chain_gate,
	recall: m.signing_chain_recall,
	expiry: m.signing_chain_expiry,
	replacement: m.signing_chain_replacement,
	completion: m.signing_chain_completion,
	seal: m.signing_chain_seal,
	term: m.signing_chain_term,
	termination: m.signing_chain_termination,
	withdrawal: m.signing_chain_withdrawal,
	accession: m.signing_chain_accession
};
export const chainKindName = (kind: string, locale: Locale): string =>
	kinds[kind]?.({}, { locale }) ?? kind;

/** An instant to the minute, in universal time and saying so. */
export const momentText = (at: Date, locale: Locale): string =>
	`${formatDateTime(locale, at, 'UTC')} UTC`;

/** On what somebody signs, in one sentence. */
export function authorityText(shown: AuthorityShown, locale: Locale): string {
	const said = { locale };
	const day = (date: string) => formatDate(locale, date);
	const term = shown.validUntil
		? m.signing_term_until({ from: day(shown.validFrom), until: day(shown.validUntil) }, said)
		: m.signing_term_since({ from: day(shown.validFrom) }, said);
	const members =
		shown.forMembers.length > 0
			? m.signing_for_members({ names: shown.forMembers.join('; ') }, said)
			: '';
	return [authorityName(shown.authority, locale), shown.validFrom && term, members]
		.filter(Boolean)
		.join('; ');
}
