import type { Transaction } from '#platform/database/database.ts';
import { writeLetters } from '#platform/mail/letter.server.ts';
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
	const overlaps =
		kind === 'confirmed' ? await findOverlaps(tx, rows, host) : new Map<string, string>();
	const sent = calendar ?? (kind === 'confirmed' ? 'REQUEST' : undefined);
	const letters = rows.map(({ submissionId, ...row }) => {
		const { token } = personalToken(secret, submissionId);
		const link = `${origin}/${row.locale}/events/${host.slug}/registration/${token}`;
		const overlap = overlaps.get(row.id);
		const more = {
			...(reason && { reason }),
			...(overlap && { overlap }),
			...(sent && { calendar: sent })
		};
		return registrationLetter({ ...row, link }, { kind, host, now, origin, ...more });
	});
	await writeLetters(tx, letters);
}

/** Other events at the same time where an address has a seat; told to the address itself only. */
async function findOverlaps(
	tx: Transaction,
	registered: readonly Pick<Addressee, 'id' | 'email' | 'locale'>[],
	host: LetterHost
): Promise<Map<string, string>> {
	const rows = await tx
		.selectFrom('registration')
		.innerJoin('event', 'event.id', 'registration.eventId')
		.leftJoin('eventCancellation', 'eventCancellation.eventId', 'event.id')
		.select(['event.id', 'email'])
		.where(
			'email',
			'in',
			registered.map(({ email }) => email)
		)
		.where('state', 'in', ['confirmed', 'offered'])
		.where('event.id', '!=', host.id)
		.where('event.startsAt', '<', host.endsAt)
		.where('event.endsAt', '>', host.startsAt)
		.where('calledOffAt', 'is', null)
		.execute();
	const names = await listEventNames(
		tx,
		rows.map(({ id }) => id)
	);
	return new Map(
		registered.flatMap(({ id, email, locale }) => {
			const other = names.get(rows.find((row) => row.email === email)?.id ?? '');
			return other ? [[id, nameFor(other.texts, locale, other.originalLocale)] as const] : [];
		})
	);
}
