import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Occasion } from './occasion.ts';
import { writeRegistrationLetters } from './registration-letters.server.ts';
import { currentStates, type RegistrationState } from './registration.ts';

export type Moving = {
	eventId: string;
	ids: readonly string[];
	to: RegistrationState;
	note?: string;
	offeredUntil?: Date;
	/** Who had an invitation gets it taken back. */
	calendar?: 'CANCEL';
};

/** Takes registrations into another state: with a row of its own, a letter and a line in the journal. */
export async function moveRegistrations(
	tx: Transaction,
	actor: Actor,
	{ eventId, ids, to, note, offeredUntil, calendar }: Moving,
	occasion: Occasion
): Promise<void> {
	if (ids.length === 0) return;
	const { now } = occasion;
	await tx
		.updateTable('registration')
		.set(({ eb }) => ({
			state: to,
			offeredUntil: offeredUntil ?? null,
			edition: eb('edition', '+', 1),
			changedAt: now
		}))
		.where('id', 'in', ids)
		.execute();
	await tx
		.insertInto('registrationStep')
		.values(
			ids.map((registrationId) => ({
				id: newId(),
				registrationId,
				state: to,
				at: now,
				byId: actor.personId,
				note: note ?? null
			}))
		)
		.execute();
	await writeRegistrationLetters(
		tx,
		{ ids, eventId, kind: to, ...(note && { reason: note }), ...(calendar && { calendar }) },
		occasion
	);
	await record(tx, actor, {
		deed: `registration.${to}`,
		subject: { kind: 'event', id: eventId },
		details: { registrations: [...ids] }
	});
}

/** Who leaves makes their party smaller; what is left of it may fit where all of it did not. */
export async function leaveParty(tx: Transaction, partyId: string): Promise<void> {
	await tx
		.updateTable('registration')
		.set(({ eb }) => ({ partySize: eb('partySize', '-', 1) }))
		.where('partyId', '=', partyId)
		.where('partySize', '>', 1)
		.where('state', 'in', currentStates)
		.execute();
}
