import type { ContactWay } from '#rooms/marketplace/entry.ts';
import type { InterestState, InterestStepKind, Side } from './interest.ts';

type Step = {
	from: readonly InterestState[];
	by: readonly Side[];
	to: InterestState | 'as_it_was';
};

/** What each step needs, who takes it, and what the interest is after it. */
const steps: Record<InterestStepKind, Step> = {
	received: { from: [], by: [], to: 'received' },
	forwarded: { from: ['received'], by: ['broker'], to: 'forwarded' },
	accepted: { from: ['received', 'forwarded'], by: ['owner'], to: 'accepted' },
	declined: { from: ['received', 'forwarded'], by: ['owner', 'broker'], to: 'declined' },
	released: { from: ['accepted'], by: ['owner', 'interested'], to: 'released' },
	negotiating: { from: ['accepted', 'released'], by: ['owner', 'interested'], to: 'negotiating' },
	ended: {
		from: ['accepted', 'released', 'negotiating'],
		by: ['owner', 'interested', 'broker'],
		to: 'ended'
	},
	withdrawn: { from: ['received', 'forwarded'], by: ['interested'], to: 'withdrawn' },
	reminded: { from: ['received', 'forwarded'], by: [], to: 'as_it_was' }
};

type Asked = { state: InterestState; way: ContactWay; side: Side };

/** Whether a side may take a step; an owner who chose a broker hears of it through them. */
export function mayTake(kind: InterestStepKind, { state, way, side }: Asked): boolean {
	const { from, by } = steps[kind];
	if (!from.includes(state) || !by.includes(side)) return false;
	if (way === 'broker' && state === 'received') return side === 'broker' || kind === 'withdrawn';
	return true;
}

export function stateAfter(kind: InterestStepKind, from: InterestState): InterestState {
	const { to } = steps[kind];
	return to === 'as_it_was' ? from : to;
}

/** The state as the steps tell it: what the table says must be no other. */
export const rebuildState = (kinds: readonly InterestStepKind[]): InterestState =>
	kinds.reduce<InterestState>((state, kind) => stateAfter(kind, state), 'received');

/** Whether it is this side whose word the others wait for. */
export const mustAnswer = (asked: Asked): boolean =>
	mayTake('accepted', asked) || mayTake('forwarded', asked);

/** Whether both sides still write to each other. */
export const isOpen = (state: InterestState): boolean =>
	!['declined', 'ended', 'withdrawn'].includes(state);

/** Whether the owner has the words before them: an owner who chose a broker, when it was passed on. */
export const ownerSees = (way: ContactWay, kinds: readonly InterestStepKind[]): boolean =>
	way === 'direct' || kinds.includes('forwarded');
