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

const deeds: Record<string, MembershipAct> = {
	'application.declared': 'declare',
	'application.admitted': 'admit',
	'application.declined': 'decline',
	'application.withdrawn': 'withdraw',
	'application.confirmed': 'sign',
	'application.begun': 'begin',
	'membership.fell_behind': 'fall_behind',
	'membership.paid_up': 'pay_up',
	'membership.suspended': 'suspend',
	'membership.reinstated': 'reinstate',
	'membership.leaving': 'give_notice',
	'membership.leaving_taken_back': 'take_notice_back'
};

type Told = { deed: string; details: Record<string, unknown> };

/**
 * The state as the journal alone tells it, from the enquiry on. A membership that was behind stays so
 * through notice and suspension until it paid up; it has left when its last day is over.
 */
export function rebuildState(journal: readonly Told[], today: string): MembershipState {
	let state: MembershipState = 'enquired';
	let isBehind = false;
	let leavesOn: string | null = null;
	for (const { deed, details } of journal) {
		const act = deeds[deed];
		if (!act) continue;
		if (act === 'fall_behind' || act === 'pay_up') isBehind = act === 'fall_behind';
		if (act === 'give_notice') leavesOn = String(details.endsOn);
		if (act === 'take_notice_back') leavesOn = null;
		state = acts[act].to;
		if (act === 'fall_behind' || act === 'pay_up') state = isBehind ? 'arrears' : 'active';
	}
	if (state === 'notice' && leavesOn !== null && leavesOn <= today) return 'former';
	return state === 'active' && isBehind ? 'arrears' : state;
}
