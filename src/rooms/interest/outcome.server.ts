import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { hasValue, type ContactSide, type OutcomeAnswer, type OutcomeMonth } from './interest.ts';
import { lockInterest } from './interest.server.ts';

export type Told = {
	id: string;
	side: ContactSide;
	months: OutcomeMonth;
	answer: OutcomeAnswer;
	valueCents: number | null;
	currency: string | null;
	note: string;
};

/** What came of a conversation, as one side tells it; told anew, the later word counts. */
export async function tellOutcome(
	tx: Transaction,
	actor: Actor,
	{ id, side, months, answer, valueCents, currency, note }: Told,
	now: Date
): Promise<Outcome> {
	const held = await lockInterest(tx, id);
	if (!held) return refuse('interest_gone');
	if (!['accepted', 'released', 'negotiating', 'ended'].includes(held.state))
		return refuse('interest_step_not_open');
	if (valueCents !== null && (!hasValue(answer) || valueCents < 0 || valueCents > 1e13))
		return refuse('outcome_value_wrong');
	const told = {
		...{ answer, valueCents, currency: valueCents === null ? null : (currency ?? 'EUR') },
		...{ note: note.slice(0, 2000), answeredAt: now, answeredById: actor.personId }
	};
	await tx
		.insertInto('interestOutcome')
		.values({ id: newId(), interestId: id, side, months, ...told })
		.onConflict((conflict) => conflict.constraint('outcome_once').doUpdateSet(told))
		.execute();
	await record(tx, actor, {
		deed: 'interest.outcome_told',
		subject: { kind: 'interest', id },
		details: { side, months, answer, valueCents: told.valueCents, currency: told.currency }
	});
	return accept();
}

export const listOutcomes = (db: Database, interestId: string) =>
	db
		.selectFrom('interestOutcome')
		.select(['side', 'months', 'answer', 'valueCents', 'currency', 'note', 'answeredAt'])
		.where('interestId', '=', interestId)
		.where('answer', 'is not', null)
		.orderBy('months')
		.orderBy('side')
		.execute();
