import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { ConsentKind, DelegateRole, LeavingCause } from './application.ts';
import type { NothingDue } from './fee-preview.server.ts';
import type { FeePeriod, Prorating } from './fee-period.ts';
import type { InvoiceState } from './invoice.ts';
import type { MatchReason } from './matching.ts';
import type { MembershipState } from './membership-life.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;
const sayer =
	<Word extends string>(words: Record<Word, Say>) =>
	(word: Word, locale: Locale): string =>
		words[word]({}, { locale });

export const stateName = sayer<MembershipState>({
	enquired: m.memberships_state_enquired,
	declared: m.memberships_state_declared,
	admitted: m.memberships_state_admitted,
	signed: m.memberships_state_signed,
	declined: m.memberships_state_declined,
	withdrawn: m.memberships_state_withdrawn,
	active: m.memberships_state_active,
	arrears: m.memberships_state_arrears,
	suspended: m.memberships_state_suspended,
	notice: m.memberships_state_notice,
	former: m.memberships_state_former
});

export const invoiceStateName = sayer<InvoiceState>({
	open: m.memberships_invoice_open,
	part_paid: m.memberships_invoice_part_paid,
	paid: m.memberships_invoice_paid,
	overdue: m.memberships_invoice_overdue,
	credited: m.memberships_invoice_credited
});

export const periodName = sayer<FeePeriod>({
	month: m.memberships_period_month,
	quarter: m.memberships_period_quarter,
	half_year: m.memberships_period_half_year,
	year: m.memberships_period_year
});

export const proratingName = sayer<Prorating>({
	day: m.memberships_prorating_day,
	month: m.memberships_prorating_month,
	none: m.memberships_prorating_none
});

export const reasonName = sayer<MatchReason>({
	number: m.memberships_match_number,
	iban: m.memberships_match_iban,
	name: m.memberships_match_name,
	amount: m.memberships_match_amount,
	several: m.memberships_match_several,
	part: m.memberships_match_part,
	over: m.memberships_match_over
});

export const nothingName = sayer<NothingDue>({
	invoiced_already: m.memberships_nothing_invoiced,
	class_missing: m.memberships_nothing_class,
	rate_missing: m.memberships_nothing_rate,
	nothing_due: m.memberships_nothing_due
});

export const consentName = sayer<ConsentKind>({
	rules: m.memberships_consent_rules,
	privacy: m.memberships_consent_privacy,
	marketing: m.memberships_consent_marketing,
	logo: m.memberships_consent_logo
});

export const delegateName = sayer<DelegateRole>({
	representative: m.memberships_representative,
	deputy: m.memberships_deputy
});

export const leavingName = sayer<LeavingCause>({
	notice: m.memberships_leaving_notice,
	exclusion: m.memberships_leaving_exclusion,
	dissolution: m.memberships_leaving_dissolution
});
