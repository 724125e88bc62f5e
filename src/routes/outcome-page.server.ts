import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { refuse, type Outcome } from '#platform/outcome.ts';
import {
	outcomeAnswers,
	outcomeMonths,
	type OutcomeAnswer,
	type OutcomeMonth,
	type Side
} from '#rooms/interest/interest.ts';
import { tellOutcome } from '#rooms/interest/outcome.server.ts';

export const currencies = ['EUR', 'PLN', 'BGN', 'RON', 'DKK', 'CZK', 'GBP', 'USD'] as const;

type Read = {
	answer: OutcomeAnswer | undefined;
	months: OutcomeMonth;
	valueCents: number | null;
	currency: string;
	note: string;
};

/** What was answered in a form; an amount as people write it, '12 500,50'. */
export function readOutcome(text: (name: string) => string): Read {
	const written = text('value').replace(/\s/g, '').replace(',', '.');
	const amount = written === '' ? null : Math.round(Number(written) * 100);
	return {
		answer: outcomeAnswers.find((one) => one === text('answer')),
		months: outcomeMonths.find((one) => String(one) === text('months')) ?? 3,
		valueCents: amount === null || Number.isFinite(amount) ? amount : -1,
		currency: currencies.find((one) => one === text('currency')) ?? 'EUR',
		note: text('note')
	};
}

type Own = Read & { id: string; side: Side; now: Date };

export async function tellOwnOutcome(
	tx: Transaction,
	actor: Actor,
	{ answer, side, now, ...told }: Own
): Promise<Outcome> {
	if (side === 'broker') return refuse('interest_step_not_open');
	if (!answer) return refuse('choice_missing');
	return tellOutcome(tx, actor, { ...told, side, answer }, now);
}
