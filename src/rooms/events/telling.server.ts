import type { Database, Transaction } from '#platform/database/database.ts';
import type { Occasion } from './occasion.ts';
import { writeRegistrationLetters } from './registration-letters.server.ts';
import { currentStates, type RegistrationState } from './registration.ts';

const batch = 200;

/**
 * Writes to everybody who does not know yet that an event was moved or called off. Runs every minute;
 * whoever has changed a date three times meanwhile writes once.
 */
export async function tellOfChanges(db: Database, occasion: Occasion): Promise<number> {
	let told = 0;
	for (;;) {
		const ids = await db.transaction().execute((tx) => tellSome(tx, occasion));
		told += ids;
		if (ids < batch) return told;
	}
}

async function tellSome(tx: Transaction, occasion: Occasion): Promise<number> {
	const rows = await tx
		.selectFrom('registration')
		.innerJoin('event', 'event.id', 'registration.eventId')
		.leftJoin('eventCancellation', 'eventCancellation.eventId', 'event.id')
		.select(['registration.id', 'event.id as eventId', 'registration.state'])
		.select(['invitationEdition', 'calledOffAt', 'reason'])
		.whereRef('toldEdition', '<', 'invitationEdition')
		.where('invitationEdition', '>', 1)
		.where('event.endsAt', '>', occasion.now)
		.where('registration.state', 'in', currentStates)
		.orderBy('event.id')
		.orderBy('arrival')
		.limit(batch)
		.forUpdate('registration')
		.skipLocked()
		.execute();
	const groups = Map.groupBy(
		rows,
		({ eventId, state }) => `${eventId} ${state === 'confirmed' ? 'invited' : 'asking'}`
	);
	for (const group of groups.values()) await tellGroup(tx, group, occasion);
	return rows.length;
}

type Row = {
	id: string;
	eventId: string;
	state: RegistrationState;
	invitationEdition: number;
	calledOffAt: Date | null;
	reason: string | null;
};

async function tellGroup(tx: Transaction, group: Row[], occasion: Occasion): Promise<void> {
	const [first] = group;
	if (!first) return;
	const { eventId, calledOffAt, reason, state, invitationEdition } = first;
	const ids = group.map(({ id }) => id);
	const invited = calledOffAt ? ('CANCEL' as const) : ('REQUEST' as const);
	await writeRegistrationLetters(
		tx,
		{
			ids,
			eventId,
			kind: calledOffAt ? 'called_off' : 'changed',
			...(reason && { reason }),
			...(state === 'confirmed' && { calendar: invited })
		},
		occasion
	);
	await tx
		.updateTable('registration')
		.set({ toldEdition: invitationEdition })
		.where('id', 'in', ids)
		.execute();
}
