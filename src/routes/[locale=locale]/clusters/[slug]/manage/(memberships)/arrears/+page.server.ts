import { dayOf } from '#platform/calendar-day.ts';
import { listArrears } from '#rooms/memberships/arrears.server.ts';
import { isSuspensionDue } from '#rooms/memberships/dunning.ts';
import { findFeeAccount } from '#rooms/memberships/fee-account.server.ts';
import { suspendMembership } from '#rooms/memberships/member-terms.server.ts';
import { writeMembershipLetter } from '#rooms/memberships/membership-letters.server.ts';
import { listStates } from '#rooms/memberships/member-record.server.ts';
import { mayDo, type MembershipState } from '#rooms/memberships/membership-life.ts';
import { formatMoney } from '#rooms/memberships/money.ts';
import { leading, ledCluster, onMember } from '../../../../../../membership-acts.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, now } = event.locals;
	const cluster = await ledCluster(event);
	const day = dayOf(now);
	const [overdue, account] = await Promise.all([
		listArrears(db, cluster.id, day),
		findFeeAccount(db, cluster.id)
	]);
	const stateOf = await listStates(
		db,
		overdue.map(({ membershipId }) => membershipId),
		day
	);
	const mayBeSuspended = (state?: MembershipState) =>
		state !== undefined && mayDo(state, 'suspend');
	return {
		suspendAfterDays: account?.suspendAfterDays ?? null,
		rows: overdue.map((one) => ({
			id: one.id,
			number: one.number,
			membershipId: one.membershipId,
			buyer: one.content.buyer.name,
			dueOn: one.dueOn,
			days: one.daysOverdue,
			level: one.level,
			isHeld: one.hold !== null,
			open: formatMoney(locale, one.openCents, one.currency),
			isSuspended: stateOf.get(one.membershipId) === 'suspended',
			mayBeSuspended:
				mayBeSuspended(stateOf.get(one.membershipId)) &&
				isSuspensionDue(account?.suspendAfterDays ?? null, one.daysOverdue)
		}))
	};
};

export const actions: Actions = {
	suspend: leading(
		onMember(
			({ id }) => id('id'),
			async (tx, actor, { membershipId: id, occasion }) => {
				const day = dayOf(occasion.now);
				const suspension = { id, cause: 'arrears', reason: '', suspendedOn: day } as const;
				const done = await suspendMembership(tx, actor, suspension, occasion.now);
				if (done.ok) await writeMembershipLetter(tx, { id, kind: 'suspended', day }, occasion);
				return done;
			}
		),
		'memberships_suspended_notice'
	)
};
