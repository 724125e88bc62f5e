import type { AgreementState } from './agreement.ts';

export const nextSteps = [
	'compare',
	'send',
	'ask_approval',
	'approve',
	'sign',
	'await_signatures',
	'await_start',
	'fulfil',
	'renew',
	'over',
	'resume'
] as const;
export type NextStep = (typeof nextSteps)[number];

export type Work = { faults: number; isFrozen: boolean; isApproved: boolean };

/** What comes next, as far as the state and the text tell. */
export function nextOf(state: AgreementState, { faults, isFrozen, isApproved }: Work): NextStep {
	const writing = (then: NextStep): NextStep => (faults > 0 ? 'compare' : then);
	const steps: Record<AgreementState, NextStep> = {
		draft: writing('send'),
		negotiation: isFrozen ? 'ask_approval' : writing('send'),
		approval: isApproved ? 'sign' : 'approve',
		signing: 'await_signatures',
		signed: 'await_start',
		in_force: 'fulfil',
		expired: 'renew',
		terminated: 'over',
		replaced: 'over',
		abandoned: 'resume'
	};
	return steps[state];
}
