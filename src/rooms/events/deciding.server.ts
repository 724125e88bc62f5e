import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { lockEvent } from './event-lock.server.ts';
import type { Occasion } from './occasion.ts';
import { offerFreeSeats } from './offering.server.ts';
import { leaveParty, moveRegistrations } from './registration-move.server.ts';
import { currentStates, type RegistrationState } from './registration.ts';
import { seatsFor } from './seating.server.ts';

type Named = { eventId: string; id: string };

/** The organiser agrees: all who came together get seats, or a place in the queue from when they came. */
export async function approve(
	tx: Transaction,
	actor: Actor,
	{ eventId, id }: Named,
	occasion: Occasion
): Promise<Outcome<RegistrationState>> {
	const party = await holdParty(tx, { eventId, id }, ['applied']);
	if (!party) return refuse('registration_not_in_that_state');
	const types = party.rows.map(({ participantTypeId }) => participantTypeId);
	const [to = 'waiting'] = await seatsFor(tx, party.event, [types]);
	await moveRegistrations(tx, actor, { eventId, ids: party.ids, to }, occasion);
	return accept(to);
}

/** The organiser gives a waiting party seats out of turn, where there are enough. */
export async function seatOutOfTurn(
	tx: Transaction,
	actor: Actor,
	{ eventId, id }: Named,
	occasion: Occasion
): Promise<Outcome> {
	const party = await holdParty(tx, { eventId, id }, ['waiting', 'offered']);
	if (!party) return refuse('registration_not_in_that_state');
	if (party.rows.some(({ state }) => state === 'waiting')) {
		const types = party.rows.map(({ participantTypeId }) => participantTypeId);
		const [given] = await seatsFor(tx, party.event, [types], 'past the queue');
		if (given !== 'confirmed') return refuse('no_seat_free');
	}
	await moveRegistrations(tx, actor, { eventId, ids: party.ids, to: 'confirmed' }, occasion);
	return accept();
}

export async function decline(
	tx: Transaction,
	actor: Actor,
	{ eventId, id, reason }: Named & { reason: string },
	occasion: Occasion
): Promise<Outcome> {
	const one = await holdOne(tx, { eventId, id }, currentStates);
	if (!one) return refuse('registration_not_in_that_state');
	return leave(tx, actor, { one, to: 'declined', note: reason }, occasion);
}

/** Leaving the queue, an offer or a seat: what comes free is offered to the next at once. */
export async function withdraw(
	tx: Transaction,
	actor: Actor,
	{ eventId, id }: Named,
	occasion: Occasion
): Promise<Outcome> {
	const one = await holdOne(tx, { eventId, id }, currentStates);
	if (!one) return refuse('registration_not_in_that_state');
	return leave(tx, actor, { one, to: 'withdrawn' }, occasion);
}

/** Taking what was offered, for the whole party. */
export async function acceptOffer(
	tx: Transaction,
	actor: Actor,
	{ eventId, id }: Named,
	occasion: Occasion
): Promise<Outcome> {
	const party = await holdParty(tx, { eventId, id }, ['offered']);
	if (!party) return refuse('registration_not_in_that_state');
	const isLate = party.rows.some(
		({ offeredUntil }) => offeredUntil !== null && offeredUntil <= occasion.now
	);
	if (isLate) return refuse('offer_lapsed');
	await moveRegistrations(tx, actor, { eventId, ids: party.ids, to: 'confirmed' }, occasion);
	return accept();
}

type Leaving = {
	one: NonNullable<Awaited<ReturnType<typeof holdOne>>>;
	to: 'declined' | 'withdrawn';
	note?: string;
};

async function leave(
	tx: Transaction,
	actor: Actor,
	{ one, to, note }: Leaving,
	occasion: Occasion
): Promise<Outcome> {
	const { id, eventId, partyId } = one;
	const calendar = one.state === 'confirmed' ? { calendar: 'CANCEL' as const } : {};
	const moving = { eventId, ids: [id], to, ...(note && { note }), ...calendar };
	await moveRegistrations(tx, actor, moving, occasion);
	await leaveParty(tx, partyId);
	await offerFreeSeats(tx, eventId, occasion);
	return accept();
}

/** The event is held first, then what is written of its registrations cannot change meanwhile. */
async function holdOne(
	tx: Transaction,
	{ eventId, id }: Named,
	states: readonly RegistrationState[]
) {
	if (!(await lockEvent(tx, eventId))) return undefined;
	return tx
		.selectFrom('registration')
		.selectAll()
		.where('id', '=', id)
		.where('eventId', '=', eventId)
		.where('state', 'in', states)
		.executeTakeFirst();
}

async function holdParty(
	tx: Transaction,
	{ eventId, id }: Named,
	states: readonly RegistrationState[]
) {
	const event = await lockEvent(tx, eventId);
	const one = await holdOne(tx, { eventId, id }, states);
	if (!event || !one) return undefined;
	const rows = await tx
		.selectFrom('registration')
		.selectAll()
		.where('partyId', '=', one.partyId)
		.where('state', 'in', states)
		.orderBy('arrival')
		.execute();
	return { event, rows, ids: rows.map((row) => row.id) };
}
