export const membershipStates = [
	'enquired',
	'declared',
	'admitted',
	'signed',
	'declined',
	'withdrawn',
	'active',
	'arrears',
	'suspended',
	'notice',
	'former'
] as const;
export type MembershipState = (typeof membershipStates)[number];

export const membershipActs = [
	'declare',
	'admit',
	'decline',
	'withdraw',
	'sign',
	'begin',
	'fall_behind',
	'pay_up',
	'suspend',
	'reinstate',
	'give_notice',
	'take_notice_back',
	'leave',
	'return'
] as const;
export type MembershipAct = (typeof membershipActs)[number];

/** From which states an act may be done, and where it leads. */
const acts: Record<MembershipAct, { from: readonly MembershipState[]; to: MembershipState }> = {
	declare: { from: ['enquired'], to: 'declared' },
	admit: { from: ['declared'], to: 'admitted' },
	decline: { from: ['enquired', 'declared'], to: 'declined' },
	withdraw: { from: ['enquired', 'declared', 'admitted', 'signed'], to: 'withdrawn' },
	sign: { from: ['admitted'], to: 'signed' },
	begin: { from: ['signed'], to: 'active' },
	fall_behind: { from: ['active'], to: 'arrears' },
	pay_up: { from: ['arrears'], to: 'active' },
	suspend: { from: ['active', 'arrears'], to: 'suspended' },
	reinstate: { from: ['suspended'], to: 'active' },
	give_notice: { from: ['active', 'arrears', 'suspended'], to: 'notice' },
	take_notice_back: { from: ['notice'], to: 'active' },
	leave: { from: ['notice'], to: 'former' },
	return: { from: ['former', 'declined', 'withdrawn'], to: 'enquired' }
};

/** Where an act leads from a state; undefined where it cannot be done. */
export const stateAfter = (
	state: MembershipState,
	act: MembershipAct
): MembershipState | undefined => (acts[act].from.includes(state) ? acts[act].to : undefined);

export const mayDo = (state: MembershipState, act: MembershipAct): boolean =>
	acts[act].from.includes(state);

export const isUndecided = (state: MembershipState): boolean => mayDo(state, 'decline');

/** What is known of an application, and of the membership it became, on a day. */
export type Standing = {
	declaredAt: Date | null;
	withdrawnAt: Date | null;
	outcome: 'admitted' | 'declined' | null;
	confirmedAt: Date | null;
	hasBegun: boolean;
	isBehind: boolean;
	isSuspended: boolean;
	leavesOn: string | null;
};

/** The state that rows make up on a day. */
export function stateOf(standing: Standing, today: string): MembershipState {
	const { declaredAt, withdrawnAt, outcome, confirmedAt, hasBegun } = standing;
	if (hasBegun) return stateOfMember(standing, today);
	if (withdrawnAt) return 'withdrawn';
	if (outcome === 'declined') return 'declined';
	if (outcome === 'admitted') return confirmedAt ? 'signed' : 'admitted';
	return declaredAt ? 'declared' : 'enquired';
}

function stateOfMember(
	{ leavesOn, isSuspended, isBehind }: Standing,
	today: string
): MembershipState {
	if (leavesOn !== null) return leavesOn <= today ? 'former' : 'notice';
	if (isSuspended) return 'suspended';
	return isBehind ? 'arrears' : 'active';
}

type Told = { deed: string; details: Record<string, unknown> };

const fresh: Standing = {
	declaredAt: null,
	withdrawnAt: null,
	outcome: null,
	confirmedAt: null,
	hasBegun: false,
	isBehind: false,
	isSuspended: false,
	leavesOn: null
};
const once = new Date(0);

/** What each deed of the journal makes of what is known. */
const deeds: Record<string, (told: Told) => Partial<Standing>> = {
	'application.declared': () => ({ declaredAt: once }),
	'application.admitted': () => ({ outcome: 'admitted' }),
	'application.declined': () => ({ outcome: 'declined' }),
	'application.withdrawn': () => ({ withdrawnAt: once }),
	'application.confirmed': () => ({ confirmedAt: once }),
	'application.begun': () => ({ hasBegun: true }),
	'membership.fell_behind': () => ({ isBehind: true }),
	'membership.paid_up': () => ({ isBehind: false }),
	'membership.suspended': () => ({ isSuspended: true }),
	'membership.reinstated': () => ({ isSuspended: false }),
	'membership.leaving': ({ details }) => ({ leavesOn: String(details.endsOn) }),
	'membership.leaving_taken_back': () => ({ leavesOn: null })
};

/** The state as the journal alone tells it, from the enquiry on. */
export const rebuildState = (journal: readonly Told[], today: string): MembershipState =>
	stateOf(
		journal.reduce<Standing>((known, told) => ({ ...known, ...deeds[told.deed]?.(told) }), fresh),
		today
	);
