import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { listOrganisationNames } from '#rooms/organisations/organisation-record.server.ts';
import { balanceOf, listInvoices } from '#rooms/memberships/invoice-record.server.ts';
import { findFeeAccount } from '#rooms/memberships/fee-account.server.ts';
import { listClasses } from '#rooms/memberships/class.server.ts';
import type { MemberRecord } from '#rooms/memberships/member-record.server.ts';
import { listClassTerms, listDelegates } from '#rooms/memberships/member-terms.server.ts';
import { delegateName, leavingName, stateName } from '#rooms/memberships/membership-words.ts';
import { formatMoney } from '#rooms/memberships/money.ts';
import { textFor } from '#ui/locale-text.ts';
import { organisationLink } from './cluster-page.server.ts';
import { describeGround } from './resolution-choices.server.ts';
import { describeInvoice } from './invoice-rows.server.ts';

/** A membership as its manager and the member see it: class, delegates, dues. */
export async function describeMembership(
	db: Database,
	member: MemberRecord,
	{ locale, today, seesAll }: { locale: Locale; today: string; seesAll: boolean }
) {
	const { id, clusterId, organisationId } = member;
	const reader = { locale, seesAll };
	const [names, terms, classes, delegates, invoices, account, leavingBy, suspendedBy] =
		await Promise.all([
			listOrganisationNames(db, [organisationId]),
			listClassTerms(db, [id]),
			listClasses(db, clusterId, { withRetired: true }),
			listDelegates(db, id),
			listInvoices(db, clusterId, { membershipIds: [id] }, today),
			findFeeAccount(db, clusterId),
			describeGround(db, member.leavingResolutionId, reader),
			describeGround(db, member.suspensionResolutionId, reader)
		]);
	const organisation = names.get(organisationId);
	const balance = balanceOf(invoices);
	const money = (cents: number) =>
		formatMoney(locale, cents, invoices[0]?.currency ?? account?.currency ?? 'EUR');
	return {
		id,
		kind: member.kind,
		...(organisation ? organisationLink(organisation, locale) : { name: '', href: '' }),
		validFrom: member.validFrom,
		validUntil: member.validUntil,
		state: member.state,
		stateName: stateName(member.state, locale),
		leavingCause: member.leavingCause && leavingName(member.leavingCause, locale),
		endsOn: member.endsOn,
		leavingBy,
		suspendedOn: member.suspendedOn,
		suspendedBy,
		terms: terms.map((term) => ({
			id: term.id,
			validFrom: term.validFrom,
			validUntil: term.validUntil,
			name: textFor(classes.find((one) => one.id === term.classId)?.names ?? {}, locale)
		})),
		delegates: delegates.map((one) => ({
			...one,
			roleName: delegateName(one.role, locale),
			isNow: one.validFrom <= today && (!one.validUntil || today < one.validUntil)
		})),
		invoices: invoices.map((one) => describeInvoice(one, locale)),
		open: money(balance.openCents),
		overdue: balance.overdueCents > 0 ? money(balance.overdueCents) : ''
	};
}

export type MembershipTold = Awaited<ReturnType<typeof describeMembership>>;
