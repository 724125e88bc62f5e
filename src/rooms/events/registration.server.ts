import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { lockEvent } from './event-lock.server.ts';
import { registrationTime } from './event.ts';
import type { Occasion } from './occasion.ts';
import { personalToken } from './personal-link.server.ts';
import { findHost, type Host } from './registration-host.server.ts';
import { writeRegistrationLetters } from './registration-letters.server.ts';
import type { RegistrationState } from './registration.ts';
import { hasSeatsFor, listCapacities } from './seats.server.ts';

nameViolations({
	registration_email_registered: 'registered_already',
	registration_submitted_already: 'submitted_already'
});

export type Applicant = {
	name: string;
	email: string;
	phone: string | null;
	organisationId: string | null;
	organisationName: string | null;
	jobTitle: string | null;
	participantTypeId: string | null;
	answers: ReadonlyMap<string, unknown>;
};

export type Submission = {
	eventId: string;
	/** Made with the form: the same form sent twice is one registration. */
	submissionId: string;
	locale: Locale;
	/** All who come together; they wait, and are offered seats, together. */
	applicants: readonly Applicant[];
	/** The organiser enters them: at any time, without anybody's approval. */
	isByOrganiser?: boolean;
	/** At the door, where there is no queue: a seat or nothing. */
	isWalkIn?: boolean;
};

export type Registered = { ids: string[]; token: string; state: RegistrationState };

/**
 * Registers a party. While seats are free the event is held for a moment, so that none is given twice;
 * once it is full nobody holds up anybody, and arrival is counted by a sequence.
 */
export async function register(
	tx: Transaction,
	actor: Actor,
	submission: Submission,
	occasion: Occasion
): Promise<Outcome<Registered>> {
	const { now, secret } = occasion;
	const host = await findHost(tx, submission.eventId);
	if (!host) return refuse('event_gone');
	const refused = refusalOf(host, submission, now);
	if (refused) return refused;
	if (await isSubmitted(tx, submission.submissionId)) return refuse('submitted_already');
	const known = await findRegistered(tx, submission);
	if (known) return refuse('registered_already', { email: known });
	const state = await stateFor(tx, host, submission);
	if (submission.isWalkIn && state === 'waiting') return refuse('no_seat_free');
	const party = await rowsOf(tx, actor, { submission, host, state, secret, now });
	await tx.insertInto('registration').values(party).execute();
	await writeAnswers(tx, party, submission.applicants, now);
	await tx
		.insertInto('registrationStep')
		.values(
			party.map(({ id }) => ({
				id: newId(),
				registrationId: id,
				state,
				at: now,
				byId: actor.personId,
				note: null
			}))
		)
		.execute();
	const ids = party.map(({ id }) => id);
	await writeRegistrationLetters(tx, { ids, eventId: host.id, kind: state }, occasion);
	await record(tx, actor, {
		deed: 'registration.made',
		subject: { kind: 'event', id: host.id },
		details: { registrations: ids, state }
	});
	return accept({ ids, state, token: personalToken(secret, submission.submissionId).token });
}

function refusalOf(host: Host, submission: Submission, now: Date) {
	const { applicants, isByOrganiser = false } = submission;
	const time = registrationTime(host, now);
	const isLate = time === 'called_off' || (time !== 'open' && !isByOrganiser);
	if (!host.announcedAt && !isByOrganiser) return refuse('event_gone');
	if (isLate) return refuse(`registration_${time}`);
	const emails = applicants.map(({ email }) => email);
	if (new Set(emails).size < emails.length) return refuse('email_twice_in_party');
	const isTypeKnown = ({ participantTypeId: id }: Applicant) =>
		host.types.length === 0 ? id === null : host.types.some((type) => type.id === id);
	return applicants.every(isTypeKnown) ? undefined : refuse('participant_type_missing');
}

async function stateFor(
	tx: Transaction,
	host: Host,
	{ applicants, isByOrganiser }: Submission
): Promise<RegistrationState> {
	const admissions = applicants.map(
		({ participantTypeId: id }) =>
			host.types.find((type) => type.id === id)?.admission ?? host.admission
	);
	if (!isByOrganiser && admissions.includes('approval')) return 'applied';
	const types = applicants.map(({ participantTypeId }) => participantTypeId);
	return seatFor(tx, host, types);
}

/** A seat for each, or a place in the queue for all. */
export async function seatFor(
	tx: Transaction,
	host: Pick<Host, 'id' | 'seats'>,
	types: readonly (string | null)[],
	order?: 'past the queue'
): Promise<'confirmed' | 'waiting'> {
	const ask = async (seats: number | null) => {
		const capacities = await listCapacities(tx, { id: host.id, seats });
		return capacities.length === 0 || hasSeatsFor(tx, host.id, { types, capacities, order });
	};
	// Who comes when all is taken need not wait for those before.
	if (!(await ask(host.seats))) return 'waiting';
	const held = await lockEvent(tx, host.id);
	return (await ask(held?.seats ?? null)) ? 'confirmed' : 'waiting';
}

async function isSubmitted(tx: Transaction, submissionId: string): Promise<boolean> {
	const row = await tx
		.selectFrom('registration')
		.select('id')
		.where('submissionId', '=', submissionId)
		.executeTakeFirst();
	return row !== undefined;
}

async function findRegistered(
	tx: Transaction,
	{ eventId, applicants }: Submission
): Promise<string | undefined> {
	const row = await tx
		.selectFrom('registration')
		.select('email')
		.where('eventId', '=', eventId)
		.where(
			'email',
			'in',
			applicants.map(({ email }) => email)
		)
		.where('state', 'in', ['applied', 'confirmed', 'waiting', 'offered'])
		.limit(1)
		.executeTakeFirst();
	return row?.email;
}

type Entering = {
	submission: Submission;
	host: Host;
	state: RegistrationState;
	secret: string;
	now: Date;
};

async function rowsOf(tx: Transaction, actor: Actor, entering: Entering) {
	const { submission, host, state, secret, now } = entering;
	const { eventId, applicants, locale, isWalkIn = false } = submission;
	const people = await findPeople(tx, applicants);
	const partyId = newId();
	return applicants.map(({ answers: _, ...applicant }, at) => {
		const submissionId = at === 0 ? submission.submissionId : newId();
		return {
			...applicant,
			id: at === 0 ? partyId : newId(),
			eventId,
			partyId,
			partySize: applicants.length,
			toldEdition: host.invitationEdition,
			personId: people.get(applicant.email) ?? null,
			registeredById: effectivePersonId(actor),
			submissionId,
			locale,
			isWalkIn,
			state,
			offeredUntil: null,
			tokenDigest: personalToken(secret, submissionId).digest,
			registeredAt: now,
			changedAt: now
		};
	});
}

/** Participants who have an account find the event on their desk. */
async function findPeople(
	tx: Transaction,
	applicants: readonly Applicant[]
): Promise<Map<string, string>> {
	const rows = await tx
		.selectFrom('person')
		.select(['id', 'email'])
		.where(
			'email',
			'in',
			applicants.map(({ email }) => email)
		)
		.where('emailVerified', '=', true)
		.where('erasedAt', 'is', null)
		.execute();
	return new Map(rows.map(({ id, email }) => [email, id]));
}

async function writeAnswers(
	tx: Transaction,
	party: readonly { id: string }[],
	applicants: readonly Applicant[],
	now: Date
): Promise<void> {
	const rows = party.flatMap(({ id }, at) =>
		[...(applicants[at]?.answers ?? [])].map(([questionId, value]) => ({
			registrationId: id,
			questionId,
			value: JSON.stringify(value),
			answeredAt: now
		}))
	);
	if (rows.length > 0) await tx.insertInto('registrationAnswer').values(rows).execute();
}
