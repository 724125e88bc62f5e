import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { rememberPublic } from '#platform/public-memory.ts';
import { readEventDraft } from './event-draft.server.ts';
import type { EventDraft } from './event.ts';
import type { LetterKind } from './letter-kind.ts';

/** What of an event stands in its letters. */
export type LetterHost = EventDraft & {
	id: string;
	registeredAt: Date;
	calledOffAt: Date | null;
	letters: { kind: LetterKind; locale: Locale; subject: string; body: string }[];
	organiser: { name: string; email: string } | null;
};

/** The same for everybody who registers, so it is asked once until something of the event changes. */
export const letterHost = (db: Database, eventId: string): Promise<LetterHost> =>
	rememberPublic(`letters of event ${eventId}`, () => readLetterHost(db, eventId));

async function readLetterHost(db: Database, eventId: string): Promise<LetterHost> {
	const row = await db
		.selectFrom('event')
		.leftJoin('eventCancellation', 'eventCancellation.eventId', 'event.id')
		.select(['event.id', 'registeredAt', 'calledOffAt'])
		.where('event.id', '=', eventId)
		.executeTakeFirstOrThrow();
	const draft = await readEventDraft(db, eventId);
	const letters = await db
		.selectFrom('eventLetterText')
		.select(['kind', 'locale', 'subject', 'body'])
		.where('eventId', '=', eventId)
		.execute();
	const contact = await db
		.selectFrom('eventContact')
		.select(['name', 'email'])
		.where('eventId', '=', eventId)
		.where('email', 'is not', null)
		.orderBy('position')
		.orderBy('id')
		.limit(1)
		.executeTakeFirst();
	return {
		...draft,
		...row,
		letters: letters as LetterHost['letters'],
		organiser: contact?.email ? { name: contact.name, email: contact.email } : null
	};
}
