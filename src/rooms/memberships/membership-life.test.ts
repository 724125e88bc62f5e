import { describe, expect, it } from 'vitest';
import {
	mayDo,
	membershipActs,
	membershipStates,
	stateAfter,
	stateOf,
	type MembershipAct,
	type MembershipState,
	type Standing
} from './membership-life.ts';

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
const then = new Date('2026-01-01T00:00:00Z');
const today = '2026-06-01';

/** What each act leaves in the rows. */
const marks: Record<MembershipAct, Partial<Standing>> = {
	declare: { declaredAt: then },
	admit: { outcome: 'admitted' },
	decline: { outcome: 'declined' },
	withdraw: { withdrawnAt: then },
	sign: { confirmedAt: then },
	begin: { hasBegun: true },
	fall_behind: { isBehind: true },
	pay_up: { isBehind: false },
	suspend: { isSuspended: true },
	reinstate: { isSuspended: false, isBehind: false },
	give_notice: { leavesOn: '2026-09-01' },
	take_notice_back: { leavesOn: null, isSuspended: false, isBehind: false },
	leave: { leavesOn: today },
	return: fresh
};

function dice(seed: number) {
	let state = seed;
	return (sides: number) => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return Math.floor((state / 2_147_483_648) * sides);
	};
}

describe('the life of a membership', () => {
	it('goes from the enquiry to leaving and back', () => {
		const way: MembershipAct[] = ['declare', 'admit', 'sign', 'begin', 'fall_behind', 'suspend'];
		const more: MembershipAct[] = ['reinstate', 'give_notice', 'leave', 'return'];
		const end = [...way, ...more].reduce<MembershipState | undefined>(
			(state, act) => state && stateAfter(state, act),
			'enquired'
		);
		expect(end).toBe('enquired');
	});

	it('is never left, whatever is tried in whatever order, and its rows say the same', () => {
		const roll = dice(11);
		const seen = new Set<MembershipState>();
		for (let life = 0; life < 400; life += 1) {
			let state: MembershipState = 'enquired';
			let rows = fresh;
			for (let turn = 0; turn < 40; turn += 1) {
				const act = membershipActs[roll(membershipActs.length)] as MembershipAct;
				const next = stateAfter(state, act);
				expect(mayDo(state, act)).toBe(next !== undefined);
				if (!next) continue;
				state = next;
				rows = { ...rows, ...marks[act] };
				seen.add(state);
				expect(stateOf(rows, today), act).toBe(state);
			}
		}
		expect([...seen].sort()).toEqual([...membershipStates].sort());
	});

	it('does not begin before it is decided and signed', () => {
		for (const state of [
			'enquired',
			'declared',
			'admitted',
			'declined',
			'withdrawn',
			'former'
		] as const)
			expect(stateAfter(state, 'begin')).toBeUndefined();
		expect(stateAfter('declined', 'admit')).toBeUndefined();
	});
});
