import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { currentStates } from '#rooms/events/registration.ts';
import { ownRegistration } from '#rooms/events/own-registration.server.ts';
import type { ParticipantProfile, Stance } from './participant.ts';

nameViolations({
	participant_joined_already: 'participant_joined_already',
	stance_towards_oneself: 'request_to_oneself'
});

const named = (db: Database) =>
	db
		.selectFrom('participant')
		.innerJoin('registration', 'registration.id', 'participant.registrationId')
		.selectAll('participant')
		.select([
			'registration.name',
			'registration.email',
			'registration.locale',
			'registration.personId',
			'registration.organisationId',
			'registration.participantTypeId',
			'registration.jobTitle',
			'registration.state as registrationState'
		])
		.select(
			sql<string | null>`coalesce(registration.organisation_name, (
				select organisation_text.name from organisation_text
				join organisation on organisation.id = organisation_text.organisation_id
				where organisation_text.organisation_id = registration.organisation_id
				order by organisation_text.locale <> organisation.original_locale limit 1))`.as('organisationName')
		);

/** All who take part, but those whose registration no longer stands. */
export async function listParticipants(db: Database, eventId: string, limit = 10_000) {
	return named(db)
		.where('participant.eventId', '=', eventId)
		.where('registration.state', '=', 'confirmed')
		.orderBy('registration.name')
		.orderBy('participant.id')
		.limit(limit)
		.execute();
}

/** Those named, whatever has become of their registration. */
export async function listParticipantsById(db: Database, ids: readonly string[]) {
	return named(db)
		.where('participant.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
		.orderBy('participant.id')
		.execute();
}

export type ParticipantRecord = Awaited<ReturnType<typeof listParticipants>>[number];

export async function findParticipant(db: Database, eventId: string, id: string) {
	return named(db)
		.where('participant.eventId', '=', eventId)
		.where('participant.id', '=', id)
		.executeTakeFirst();
}

/** The participant a person is: registered by their account, or by their proven address. */
export async function findOwnParticipant(db: Database, eventId: string, personId: string) {
	return named(db)
		.where('participant.eventId', '=', eventId)
		.where('registration.state', '=', 'confirmed')
		.where(ownRegistration(personId))
		.orderBy('participant.id')
		.executeTakeFirst();
}

export async function findOwnRegistration(db: Database, eventId: string, personId: string) {
	return db
		.selectFrom('registration')
		.select(['id', 'state', 'locale', 'organisationId'])
		.where('eventId', '=', eventId)
		.where('state', 'in', currentStates)
		.where(ownRegistration(personId))
		.orderBy('id')
		.executeTakeFirst();
}

export type Joining = ParticipantProfile & {
	eventId: string;
	registrationId: string;
	textLocale: Locale;
};

export async function joinBrokerage(
	tx: Transaction,
	actor: Actor,
	{ eventId, registrationId, ...profile }: Joining
): Promise<Outcome<string>> {
	const registration = await tx
		.selectFrom('registration')
		.select('state')
		.where('id', '=', registrationId)
		.where('eventId', '=', eventId)
		.executeTakeFirst();
	if (registration?.state !== 'confirmed') return refuse('registration_not_confirmed');
	const id = newId();
	await tx
		.insertInto('participant')
		.values({ id, eventId, registrationId, ...columnsOf(profile) })
		.execute();
	await record(tx, actor, {
		deed: 'participant.joined',
		subject: { kind: 'event', id: eventId },
		details: { participantId: id }
	});
	return accept(id);
}

const columnsOf = ({
	offerSectors,
	seekSectors,
	languages,
	...profile
}: ParticipantProfile & { textLocale: Locale }) => ({
	...profile,
	offerSectors: [...offerSectors],
	seekSectors: [...seekSectors],
	languages: [...languages]
});

export async function changeParticipant(
	tx: Transaction,
	actor: Actor,
	{
		eventId,
		id,
		edition,
		now,
		...profile
	}: ParticipantProfile & {
		eventId: string;
		id: string;
		edition: number;
		textLocale: Locale;
		now: Date;
	}
): Promise<Outcome> {
	const changed = await tx
		.updateTable('participant')
		.set({ ...columnsOf(profile), edition: edition + 1, changedAt: now })
		.where('id', '=', id)
		.where('eventId', '=', eventId)
		.where('edition', '=', edition)
		.executeTakeFirst();
	if (changed.numUpdatedRows === 0n) return refuse('profile_changed_meanwhile');
	await record(tx, actor, {
		deed: 'participant.changed',
		subject: { kind: 'event', id: eventId },
		details: { participantId: id }
	});
	return accept();
}

/** What the same person said of themself at the last event, to begin with. */
export async function findEarlierProfile(db: Database, registrationId: string) {
	const own = await db
		.selectFrom('registration')
		.select(['personId', 'email'])
		.where('id', '=', registrationId)
		.executeTakeFirstOrThrow();
	return db
		.selectFrom('participant')
		.innerJoin('registration', 'registration.id', 'participant.registrationId')
		.selectAll('participant')
		.where('registration.id', '!=', registrationId)
		.where((or) =>
			or.or([
				or('registration.email', '=', own.email),
				...(own.personId ? [or('registration.personId', '=', own.personId)] : [])
			])
		)
		.orderBy('participant.changedAt', 'desc')
		.limit(1)
		.executeTakeFirst();
}

export async function listOwnAbsences(db: Database, participantId: string): Promise<string[]> {
	const rows = await db
		.selectFrom('participantAbsence')
		.select('slotId')
		.where('participantId', '=', participantId)
		.execute();
	return rows.map(({ slotId }) => slotId);
}

/** When somebody cannot be there; a slot with a meeting is given up only by calling that off. */
export async function setAbsences(
	tx: Transaction,
	actor: Actor,
	{
		eventId,
		participantId,
		slotIds
	}: { eventId: string; participantId: string; slotIds: readonly string[] }
): Promise<Outcome> {
	const known = await tx
		.selectFrom('meetingSlot')
		.select('id')
		.where('eventId', '=', eventId)
		.where('id', 'in', [...slotIds, participantId])
		.execute();
	const ids = known.map(({ id }) => id);
	const busy = await tx
		.selectFrom('meetingParty')
		.select('meetingId')
		.where('participantId', '=', participantId)
		.where('slotId', 'in', [...ids, participantId])
		.execute();
	if (busy.length > 0) return refuse('absent_at_a_meeting', { count: busy.length });
	await tx.deleteFrom('participantAbsence').where('participantId', '=', participantId).execute();
	if (ids.length > 0)
		await tx
			.insertInto('participantAbsence')
			.values(ids.map((slotId) => ({ participantId, slotId })))
			.execute();
	await record(tx, actor, {
		deed: 'participant.absences_set',
		subject: { kind: 'event', id: eventId },
		details: { participantId, slots: ids.length }
	});
	return accept();
}

export async function listStances(db: Database, eventId: string) {
	return db
		.selectFrom('participantStance')
		.innerJoin('participant', 'participant.id', 'participantStance.participantId')
		.select(['participantId', 'otherId', 'stance'])
		.where('eventId', '=', eventId)
		.execute();
}

/** How one stands to another; only the one who says so and the organiser ever see it. */
export async function takeStance(
	tx: Transaction,
	actor: Actor,
	{
		eventId,
		participantId,
		otherId,
		stance
	}: { eventId: string; participantId: string; otherId: string; stance: Stance | null }
): Promise<Outcome> {
	const other = await findParticipant(tx, eventId, otherId);
	if (!other) return refuse('participant_unknown');
	await tx
		.deleteFrom('participantStance')
		.where('participantId', '=', participantId)
		.where('otherId', '=', otherId)
		.execute();
	if (stance)
		await tx.insertInto('participantStance').values({ participantId, otherId, stance }).execute();
	await record(tx, actor, {
		deed: 'participant.stance_taken',
		subject: { kind: 'event', id: eventId },
		details: { participantId, otherId, stance }
	});
	return accept();
}
