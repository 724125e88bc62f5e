import { sql } from 'kysely';
import type { Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { newId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import { personalToken } from './personal-link.server.ts';
import type { RegistrationState } from './registration.ts';

export type Entered = {
	name: string;
	email: string;
	locale: Locale;
	state?: RegistrationState;
	participantTypeId?: string | null;
	personId?: string | null;
	organisationId?: string | null;
	organisationName?: string | null;
	jobTitle?: string | null;
	phone?: string | null;
	at?: Date;
};

/**
 * Many registrations at once, as they are: no seats are counted and no letters written. For lists
 * taken over from elsewhere and for the demo world. Returns their ids in the same order.
 */
export async function enterRegistrations(
	tx: Transaction,
	{ eventId, people, secret }: { eventId: string; people: readonly Entered[]; secret: string },
	now: Date
): Promise<string[]> {
	const rows = people.map((person) => {
		const id = newId();
		const submissionId = newId();
		const at = person.at ?? now;
		return {
			id,
			eventId,
			participantTypeId: person.participantTypeId ?? null,
			partyId: id,
			personId: person.personId ?? null,
			registeredById: null,
			submissionId,
			name: person.name,
			email: person.email.toLowerCase(),
			phone: person.phone ?? null,
			locale: person.locale,
			organisationId: person.organisationId ?? null,
			organisationName: person.organisationName ?? null,
			jobTitle: person.jobTitle ?? null,
			isWalkIn: false,
			partySize: 1,
			toldEdition: 1,
			edition: 1,
			state: person.state ?? 'confirmed',
			arrival: 0,
			offeredUntil: null,
			tokenDigest: personalToken(secret, submissionId).digest,
			registeredAt: at,
			changedAt: at
		};
	});
	const arrivals = await nextArrivals(tx, rows.length);
	await insertMany(
		tx,
		'registration',
		rows.map((row, at) => ({ ...row, arrival: arrivals[at] ?? 0 }))
	);
	const steps = rows.map(({ id, state, registeredAt: at }) => ({
		id: newId(),
		registrationId: id,
		state,
		at,
		byId: null,
		note: null
	}));
	await insertMany(tx, 'registrationStep', steps);
	return rows.map(({ id }) => id);
}

async function nextArrivals(tx: Transaction, count: number): Promise<number[]> {
	const { rows } = await sql<{ arrival: string }>`
		select nextval('registration_arrival') as arrival from generate_series(1, ${count}::int)`.execute(
		tx
	);
	return rows.map(({ arrival }) => Number(arrival));
}
