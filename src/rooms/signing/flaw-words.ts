import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { AuthorityFlaw } from './authority.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const flaws: Record<AuthorityFlaw, Say> = {
	without_authority: m.signing_flaw_without_authority,
	no_representative: m.signing_flaw_no_representative,
	term_not_begun: m.signing_flaw_term_not_begun,
	term_over: m.signing_flaw_term_over,
	power_unknown: m.signing_flaw_power_unknown,
	power_not_begun: m.signing_flaw_power_not_begun,
	power_over: m.signing_flaw_power_over,
	power_revoked: m.signing_flaw_power_revoked,
	power_other_kind: m.signing_flaw_power_other_kind,
	power_other_cluster: m.signing_flaw_power_other_cluster,
	power_over_limit: m.signing_flaw_power_over_limit,
	power_without_substitution: m.signing_flaw_power_without_substitution,
	no_power_of_members: m.signing_flaw_no_power_of_members
};

export const flawName = (flaw: AuthorityFlaw, locale: Locale): string =>
	flaws[flaw]({}, { locale });
