import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';

type Plain = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const sayings: Record<string, Plain> = {
	'cluster.fee_account_changed': m.memberships_deed_fee_account,
	'cluster.fees_changed': m.memberships_deed_fees,
	'cluster.joining_changed': m.memberships_deed_joining,
	'cluster.joining_question_changed': m.memberships_deed_joining,
	'cluster.statement_taken_in': m.memberships_deed_statement
};

/** What was done about a cluster's memberships and fees, in words; nothing for its other deeds. */
export const sayMembershipDeed = ({ deed }: { deed: string }, locale: Locale): string | undefined =>
	sayings[deed]?.({}, { locale });
