import { effectivePersonId } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { newId } from '#platform/ids.ts';
import { recordAll } from '#platform/journal/journal.server.ts';
import type { Occasion } from './occasion.ts';
import { personalToken } from './personal-link.server.ts';
import type { Host } from './registration-host.server.ts';
import { writeRegistrationLetters } from './registration-letters.server.ts';
import type { RegistrationState } from './registration.ts';
import type { Sent } from './submission.ts';

type Settled = Sent & { state: RegistrationState };
export type EnteredParty = { submissionId: string; ids: string[]; state: RegistrationState };

/** Writes parties whose states are settled, in their order: rows, answers, steps, letters, journal. */
export async function enter(
	tx: Transaction,
	host: Host,
	settled: readonly Settled[],
	occasion: Occasion
): Promise<EnteredParty[]> {
	if (settled.length === 0) return [];
	const { now } = occasion;
	const people = await findPeople(tx, settled);
	const parties = settled.map((one) => ({ ...one, rows: rowsOf(one, { host, people, occasion }) }));
	const rows = parties.flatMap((party) => party.rows);
	await insertMany(tx, 'registration', rows);
	await writeAnswers(tx, parties, now);
	const steps = parties.flatMap(({ actor, rows: own }) =>
		own.map(({ id, state }) => ({
			id: newId(),
			registrationId: id,
			state,
			at: now,
			byId: actor.personId,
			note: null
		}))
	);
	await insertMany(tx, 'registrationStep', steps);
	for (const [kind, group] of Map.groupBy(rows, ({ state }) => state)) {
		const ids = group.map(({ id }) => id);
		await writeRegistrationLetters(tx, { ids, eventId: host.id, kind }, occasion);
	}
	await recordAll(
		tx,
		parties.map(({ actor, state, rows: own }) => ({
			actor,
			entry: {
				deed: 'registration.made' as const,
				subject: { kind: 'event' as const, id: host.id },
				details: { registrations: own.map(({ id }) => id), state }
			}
		}))
	);
	return parties.map(({ submission: { submissionId }, rows: own, state }) => ({
		submissionId,
		ids: own.map(({ id }) => id),
		state
	}));
}

type Ground = { host: Host; people: Map<string, string>; occasion: Occasion };

function rowsOf(
	{ actor, submission, state }: Settled,
	{ host, people, occasion: { now, secret } }: Ground
) {
	const { applicants, locale, isWalkIn = false } = submission;
	const partyId = newId();
	return applicants.map(({ answers: _, ...applicant }, at) => {
		const submissionId = at === 0 ? submission.submissionId : newId();
		return {
			...applicant,
			id: at === 0 ? partyId : newId(),
			eventId: host.id,
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
	settled: readonly Settled[]
): Promise<Map<string, string>> {
	const rows = await tx
		.selectFrom('person')
		.select(['id', 'email'])
		.where(
			'email',
			'in',
			settled.flatMap(({ submission }) => submission.applicants.map(({ email }) => email))
		)
		.where('emailVerified', '=', true)
		.where('erasedAt', 'is', null)
		.execute();
	return new Map(rows.map(({ id, email }) => [email, id]));
}

type Written = Settled & { rows: readonly { id: string }[] };

async function writeAnswers(tx: Transaction, parties: readonly Written[], now: Date) {
	const rows = parties.flatMap(({ submission, rows: own }) =>
		own.flatMap(({ id }, at) =>
			[...(submission.applicants[at]?.answers ?? [])].map(([questionId, value]) => ({
				registrationId: id,
				questionId,
				value: JSON.stringify(value),
				answeredAt: now
			}))
		)
	);
	if (rows.length > 0) await tx.insertInto('registrationAnswer').values(rows).execute();
}
