import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { monthsAfter } from '#platform/calendar-day.ts';
import type { SeatRole } from './organ.ts';

export type NewSeat = {
	organId: string;
	organisationId: string | null;
	personName: string;
	email: string | null;
	role: SeatRole;
	weight?: number;
	validFrom: string;
	validUntil?: string | null;
	electedUnderId?: string | null;
};

/** A seat lasts for the organ's term unless its end is named. */
export async function seatInOrgan(
	tx: Transaction,
	actor: Actor,
	seat: NewSeat
): Promise<Outcome<string>> {
	const organ = await tx
		.selectFrom('organ')
		.select(['termMonths', 'composition', 'dissolvedOn'])
		.where('id', '=', seat.organId)
		.executeTakeFirst();
	if (!organ) return refuse('organ_unknown');
	if (organ.dissolvedOn) return refuse('organ_dissolved');
	if (organ.composition !== 'seats') return refuse('composition_wrong');
	if (!seat.personName.trim()) return refuse('name_missing');
	const email = seat.email?.toLowerCase() || null;
	if (email && !/^\S+@\S+\.\S+$/.test(email)) return refuse('email_wrong');
	const validUntil =
		seat.validUntil ?? (organ.termMonths ? monthsAfter(seat.validFrom, organ.termMonths) : null);
	if (validUntil && validUntil < seat.validFrom) return refuse('dates_cross');
	const id = newId();
	const electedUnderId = seat.electedUnderId ?? null;
	await tx
		.insertInto('organSeat')
		.values({ id, ...seat, email, validUntil, electedUnderId, personId: await personOf(tx, email) })
		.execute();
	await record(tx, actor, {
		deed: 'organ.seated',
		subject: { kind: 'organ', id: seat.organId },
		isPublic: true,
		details: { seatId: id, personName: seat.personName, role: seat.role }
	});
	return accept(id);
}

export async function endOrganSeat(
	tx: Transaction,
	actor: Actor,
	{ id, organId, validUntil }: { id: string; organId: string; validUntil: string }
): Promise<Outcome> {
	const seat = await tx
		.selectFrom('organSeat')
		.selectAll()
		.where('id', '=', id)
		.where('organId', '=', organId)
		.forUpdate()
		.executeTakeFirst();
	if (!seat) return refuse('seat_unknown');
	if (validUntil < seat.validFrom) return refuse('dates_cross');
	await tx.updateTable('organSeat').set({ validUntil }).where('id', '=', id).execute();
	await record(tx, actor, {
		deed: 'organ.seat_ended',
		subject: { kind: 'organ', id: organId },
		isPublic: true,
		details: { seatId: id, personName: seat.personName, before: seat.validUntil, validUntil }
	});
	return accept();
}

export const listSeats = (db: Database, organId: string) =>
	db
		.selectFrom('organSeat')
		.selectAll()
		.where('organId', '=', organId)
		.orderBy('validFrom', 'desc')
		.orderBy('id')
		.limit(500)
		.execute();

/** An account of the same confirmed address. */
export async function personOf(db: Database, email: string | null): Promise<string | null> {
	if (!email) return null;
	const person = await db
		.selectFrom('person')
		.select('id')
		.where('email', '=', email)
		.where('emailVerified', '=', true)
		.where('erasedAt', 'is', null)
		.executeTakeFirst();
	return person?.id ?? null;
}
