import { randomBytes } from 'node:crypto';
import type { Actor } from '#platform/actor.ts';
import { dateIn } from '#platform/clock.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { inLetters, newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { attendedMinutes, type CertificateContent } from './certificate.ts';
import type { EventRecord } from './event-record.server.ts';
import { fundingLine } from './funding-line.ts';
import { listProgramme } from './programme.server.ts';

type Issuing = {
	event: EventRecord;
	/** One registration, or all who were there. */
	only: string | null;
	issuerIn: (locale: Locale) => string;
	now: Date;
};

/** Certificates for those who were there and hold none in force; what they say is frozen now. */
export async function issueCertificates(
	tx: Transaction,
	actor: Actor,
	issuing: Issuing
): Promise<Outcome<number>> {
	const { event, now } = issuing;
	const attendees = await listAttendees(tx, event.id, issuing.only);
	if (attendees.length === 0) return refuse('nobody_checked_in');
	const contentOf = await certifying(tx, issuing);
	const rows = attendees.map((one) => ({
		id: newId(),
		code: newCode(),
		eventId: event.id,
		registrationId: one.id,
		issuedAt: now,
		issuedById: actor.personId,
		content: JSON.stringify(contentOf(one)),
		withdrawnAt: null,
		withdrawnById: null,
		withdrawnReason: null
	}));
	const issued = await tx
		.insertInto('attendanceCertificate')
		.values(rows)
		.onConflict((oc) => oc.column('registrationId').where('withdrawnAt', 'is', null).doNothing())
		.returning('id')
		.execute();
	await record(tx, actor, {
		deed: 'certificate.issued',
		subject: { kind: 'event', id: event.id },
		details: { certificates: issued.map(({ id }) => id) }
	});
	return accept(issued.length);
}

/** Those checked in anywhere at the event who hold no certificate in force. */
export async function listAttendees(db: Database, eventId: string, only: string | null = null) {
	let query = db
		.selectFrom('registration')
		.select(['id', 'name', 'organisationName', 'locale'])
		.where('eventId', '=', eventId)
		.where(({ exists, selectFrom }) =>
			exists(
				selectFrom('checkIn')
					.select('checkIn.id')
					.whereRef('checkIn.registrationId', '=', 'registration.id')
					.where('takenBackAt', 'is', null)
			)
		)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('attendanceCertificate')
						.select('attendanceCertificate.id')
						.whereRef('attendanceCertificate.registrationId', '=', 'registration.id')
						.where('withdrawnAt', 'is', null)
				)
			)
		);
	if (only) query = query.where('id', '=', only);
	return query.orderBy('arrival').execute();
}

type Attendee = Awaited<ReturnType<typeof listAttendees>>[number];

async function certifying(db: Database, { event, issuerIn, now }: Issuing) {
	const [sessions, checkIns] = await Promise.all([
		listProgramme(db, event.id),
		db
			.selectFrom('checkIn')
			.select(['registrationId', 'sessionId', 'at'])
			.where('eventId', '=', event.id)
			.where('takenBackAt', 'is', null)
			.execute()
	]);
	const ownDoors = new Set(checkIns.flatMap(({ sessionId }) => sessionId ?? []));
	const seenOf = Map.groupBy(checkIns, ({ registrationId }) => registrationId);
	const { timeZone, startsAt, endsAt } = event;
	return ({ id, name, organisationName, locale }: Attendee): CertificateContent => {
		const seen = (seenOf.get(id) ?? []).map((one) => ({ ...one, at: one.at.getTime() }));
		return {
			locale,
			name,
			organisation: organisationName,
			event: nameFor(event.texts, locale, event.originalLocale),
			place: [event.placeName, event.town].filter(Boolean).join(', ') || null,
			startsOn: dateIn(timeZone, startsAt),
			endsOn: dateIn(timeZone, endsAt),
			minutes: attendedMinutes(seen, { timeZone, startsAt, endsAt, sessions }, ownDoors),
			issuer: issuerIn(locale),
			issuedOn: dateIn(timeZone, now),
			funding: fundingLine(event.funding, { locale, original: event.originalLocale })
		};
	};
}

/** Eighty bits of chance: nobody comes upon another's certificate. */
const newCode = (): string => inLetters(randomBytes(16));

export async function withdrawCertificate(
	tx: Transaction,
	actor: Actor,
	{ eventId, id, reason, now }: { eventId: string; id: string; reason: string; now: Date }
): Promise<Outcome> {
	if (!reason) return refuse('withdrawal_reason_missing');
	const { numUpdatedRows } = await tx
		.updateTable('attendanceCertificate')
		.set({ withdrawnAt: now, withdrawnById: actor.personId, withdrawnReason: reason.slice(0, 500) })
		.where('id', '=', id)
		.where('eventId', '=', eventId)
		.where('withdrawnAt', 'is', null)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) return refuse('certificate_gone');
	await record(tx, actor, {
		deed: 'certificate.withdrawn',
		subject: { kind: 'event', id: eventId },
		details: { certificate: id, reason }
	});
	return accept();
}

const certificates = (db: Database) =>
	db
		.selectFrom('attendanceCertificate')
		.select(['id', 'code', 'eventId', 'registrationId', 'issuedAt', 'content'])
		.select(['withdrawnAt', 'withdrawnReason'])
		.$narrowType<{ content: CertificateContent }>();

export const findCertificate = (db: Database, code: string) =>
	certificates(db).where('code', '=', code).executeTakeFirst();

/** The one in force of a registration. */
export const findCertificateOf = (db: Database, registrationId: string) =>
	certificates(db)
		.where('registrationId', '=', registrationId)
		.where('withdrawnAt', 'is', null)
		.executeTakeFirst();

/** In the order of issue; those withdrawn too. */
export const listCertificates = (db: Database, eventId: string) =>
	certificates(db).where('eventId', '=', eventId).orderBy('issuedAt').orderBy('id').execute();
