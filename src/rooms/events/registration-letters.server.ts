import type { Transaction } from '#platform/database/database.ts';
import { writeLetter } from '#platform/mail/letter.server.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { listEventNames } from './event-record.server.ts';
import { letterHost, type LetterHost } from './letter-host.server.ts';
import type { LetterKind } from './letter-kind.ts';
import { registrationLetter, type Addressee } from './mail/registration-letter.ts';
import type { Occasion } from './occasion.ts';
import { personalToken } from './personal-link.server.ts';

type About = {
	ids: readonly string[];
	eventId: string;
	kind: LetterKind;
	reason?: string;
	calendar?: 'REQUEST' | 'CANCEL';
};

/** A letter to each of the registered, in the language they registered in. */
export async function writeRegistrationLetters(
	tx: Transaction,
	{ ids, eventId, kind, reason, calendar }: About,
	{ now, origin, secret }: Occasion
): Promise<void> {
	if (ids.length === 0) return;
	const host = await letterHost(tx, eventId);
	const rows = await tx
		.selectFrom('registration')
		.select(['id', 'name', 'email', 'locale', 'personId', 'offeredUntil', 'submissionId'])
		.where('id', 'in', ids)
		.orderBy('arrival')
		.execute();
	const sent = calendar ?? (kind === 'confirmed' ? 'REQUEST' : undefined);
	for (const { submissionId, ...row } of rows) {
		const { token } = personalToken(secret, submissionId);
		const link = `${origin}/${row.locale}/events/${host.slug}/registration/${token}`;
		const overlap = kind === 'confirmed' ? await findOverlap(tx, row, host) : undefined;
		const letter = registrationLetter(
			{ ...row, link },
			{
				kind,
				host,
				now,
				origin,
				...(reason && { reason }),
				...(overlap && { overlap }),
				...(sent && { calendar: sent })
			}
		);
		await writeLetter(tx, letter);
	}
}

/** Another event at the same time where this address has a seat; told to the address itself only. */
async function findOverlap(
	tx: Transaction,
	{ email, locale }: Pick<Addressee, 'email' | 'locale'>,
	host: LetterHost
): Promise<string | undefined> {
	const row = await tx
		.selectFrom('registration')
		.innerJoin('event', 'event.id', 'registration.eventId')
		.select('event.id')
		.where('email', '=', email)
		.where('state', 'in', ['confirmed', 'offered'])
		.where('event.id', '!=', host.id)
		.where('event.startsAt', '<', host.endsAt)
		.where('event.endsAt', '>', host.startsAt)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('eventCancellation').whereRef('eventId', '=', 'event.id').select('eventId')
				)
			)
		)
		.limit(1)
		.executeTakeFirst();
	if (!row) return undefined;
	const other = (await listEventNames(tx, [row.id])).get(row.id);
	return other && nameFor(other.texts, locale, other.originalLocale);
}
