import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';

type Plain = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const sayings: Record<string, Plain> = {
	'application.enquired': m.memberships_deed_application_enquired,
	'application.declared': m.memberships_deed_application_declared,
	'application.corrected': m.memberships_deed_application_corrected,
	'application.withdrawn': m.memberships_deed_application_withdrawn,
	'application.admitted': m.memberships_deed_application_admitted,
	'application.declined': m.memberships_deed_application_declined,
	'application.confirmed': m.memberships_deed_application_confirmed,
	'application.begun': m.memberships_deed_application_begun,
	'application.message_written': m.memberships_deed_application_message,
	'application.noted': m.memberships_deed_application_noted,
	'application.organisation_chosen': m.memberships_deed_application_organisation,
	'membership.class_changed': m.memberships_deed_class,
	'membership.delegate_named': m.memberships_deed_delegate,
	'membership.fell_behind': m.memberships_deed_fell_behind,
	'membership.paid_up': m.memberships_deed_paid_up,
	'membership.suspended': m.memberships_deed_suspended,
	'membership.reinstated': m.memberships_deed_reinstated,
	'membership.leaving': m.memberships_deed_leaving,
	'membership.leaving_taken_back': m.memberships_deed_leaving_taken_back,
	'invoice.issued': m.memberships_deed_invoice_issued,
	'invoice.credited': m.memberships_deed_invoice_credited,
	'invoice.paid': m.memberships_deed_invoice_paid,
	'invoice.payment_taken_back': m.memberships_deed_invoice_taken_back,
	'invoice.reminded': m.memberships_deed_invoice_reminded,
	'invoice.reminders_held': m.memberships_deed_reminders_held,
	'invoice.reminders_released': m.memberships_deed_reminders_released,
	'cluster.booking_set_aside': m.memberships_deed_booking_aside,
	'cluster.booking_brought_back': m.memberships_deed_booking_back,
	'cluster.fee_account_changed': m.memberships_deed_fee_account,
	'cluster.fees_changed': m.memberships_deed_fees,
	'cluster.joining_changed': m.memberships_deed_joining,
	'cluster.joining_question_changed': m.memberships_deed_joining,
	'cluster.statement_taken_in': m.memberships_deed_statement
};

/** What was done about a cluster's memberships and fees, in words; nothing for its other deeds. */
export const sayMembershipDeed = ({ deed }: { deed: string }, locale: Locale): string | undefined =>
	sayings[deed]?.({}, { locale });
