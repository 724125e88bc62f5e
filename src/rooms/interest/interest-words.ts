import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { InterestState, InterestStepKind, OutcomeAnswer, Side } from './interest.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const states: Record<InterestState, Say> = {
	received: m.interest_state_received,
	forwarded: m.interest_state_forwarded,
	accepted: m.interest_state_accepted,
	declined: m.interest_state_declined,
	released: m.interest_state_released,
	negotiating: m.interest_state_negotiating,
	ended: m.interest_state_ended,
	withdrawn: m.interest_state_withdrawn
};
const steps: Record<InterestStepKind, Say> = {
	received: m.interest_step_received,
	forwarded: m.interest_step_forwarded,
	accepted: m.interest_step_accepted,
	declined: m.interest_step_declined,
	released: m.interest_step_released,
	negotiating: m.interest_step_negotiating,
	ended: m.interest_step_ended,
	withdrawn: m.interest_step_withdrawn,
	reminded: m.interest_step_reminded
};
const sides: Record<Side, Say> = {
	interested: m.interest_side_interested,
	owner: m.interest_side_owner,
	broker: m.interest_side_broker
};
const answers: Record<OutcomeAnswer, Say> = {
	contract: m.interest_answer_contract,
	order: m.interest_answer_order,
	project: m.interest_answer_project,
	talking: m.interest_answer_talking,
	friendship: m.interest_answer_friendship,
	nothing: m.interest_answer_nothing
};

export const sayState = (state: InterestState, locale: Locale): string =>
	states[state]({}, { locale });
export const sayStep = (kind: InterestStepKind, locale: Locale): string =>
	steps[kind]({}, { locale });
export const saySide = (side: Side, locale: Locale): string => sides[side]({}, { locale });
export const sayAnswer = (answer: OutcomeAnswer, locale: Locale): string =>
	answers[answer]({}, { locale });
