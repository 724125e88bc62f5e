import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import { stateName } from './agreement-words.ts';
import { agreementStates } from './agreement.ts';

type Plain = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const sayings: Record<string, Plain> = {
	'agreement.drafted': m.agreements_deed_drafted,
	'agreement.changed': m.agreements_deed_changed,
	'agreement.linked': m.agreements_deed_linked,
	'agreement.version_frozen': m.agreements_deed_version_frozen,
	'agreement.remarked': m.agreements_deed_remarked,
	'agreement.remark_settled': m.agreements_deed_remark_settled,
	'agreement.amendment_proposed': m.agreements_deed_amendment_proposed,
	'agreement.amendment_accepted': m.agreements_deed_amendment_accepted,
	'agreement.amendment_declined': m.agreements_deed_amendment_declined,
	'agreement.amendment_withdrawn': m.agreements_deed_amendment_withdrawn,
	'agreement.party_approved': m.agreements_deed_party_approved,
	'agreement.party_declined': m.agreements_deed_party_declined,
	'agreement.party_joined': m.agreements_deed_party_joined,
	'agreement.party_withdrew': m.agreements_deed_party_withdrew,
	'agreement.stands_on': m.agreements_deed_stands_on,
	'agreement.termination_given': m.agreements_deed_termination_given,
	'agreement.published': m.agreements_deed_published,
	'agreement.withheld': m.agreements_deed_withheld
};
const groups: [RegExp, Plain][] = [
	[/^agreement\.clause_/, m.agreements_deed_clause],
	[/^agreement\.part(y|ies)_/, m.agreements_deed_parties]
];

export function sayDeed(
	{ deed, details }: { deed: string; details?: Record<string, unknown> },
	locale: Locale
): string {
	const state = agreementStates.find((one) => one === details?.to);
	if (deed === 'agreement.step' && state)
		return m.agreements_deed_step({ state: stateName(state, locale) }, { locale });
	const say =
		sayings[deed] ?? groups.find(([shape]) => shape.test(deed))?.[1] ?? m.agreements_deed_other;
	return say({}, { locale });
}
