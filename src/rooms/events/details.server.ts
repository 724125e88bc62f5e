import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { saveAnswers } from './answers.server.ts';
import { currentStates } from './registration.ts';
import type { Applicant } from './submission.ts';

type Details = Pick<Applicant, 'name' | 'phone' | 'organisationName' | 'jobTitle' | 'answers'>;

/**
 * Somebody puts right what they said when they registered. The address their link went to and what decides
 * about a seat stay as they are.
 */
export async function changeDetails(
	tx: Transaction,
	actor: Actor,
	{
		eventId,
		id,
		details: { answers, ...own },
		asked
	}: { eventId: string; id: string; details: Details; asked: readonly string[] },
	now: Date
): Promise<Outcome> {
	const before = await tx
		.selectFrom('registration')
		.select(['name', 'phone', 'organisationName', 'jobTitle', 'state'])
		.where('id', '=', id)
		.where('eventId', '=', eventId)
		.forUpdate()
		.executeTakeFirst();
	if (!before || !currentStates.includes(before.state)) return refuse('registration_gone');
	const isOther = before.organisationName !== own.organisationName;
	await tx
		.updateTable('registration')
		.set((eb) => ({
			...own,
			...(isOther && { organisationId: null }),
			edition: eb('edition', '+', 1),
			changedAt: now
		}))
		.where('id', '=', id)
		.execute();
	await saveAnswers(tx, { registrationId: id, asked, answers }, now);
	await record(tx, actor, {
		deed: 'registration.changed',
		subject: { kind: 'event', id: eventId },
		details: { registration: id, before, after: own }
	});
	return accept();
}
