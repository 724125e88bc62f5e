import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { prepared } from '#platform/database/prepared.ts';
import { draftColumns, funding, texts } from './event-draft.server.ts';

/**
 * An event with all that is known of it; one that is not announced yet is found too. Every page of an event
 * asks for it before anything else, so it is one question.
 */
export async function findEvent(db: Database, slug: string) {
	return db
		.selectFrom('event')
		.modifyFront(prepared('event_by_slug'))
		.leftJoin('eventAnnouncement', 'eventAnnouncement.eventId', 'event.id')
		.leftJoin('eventCancellation', 'eventCancellation.eventId', 'event.id')
		.select(draftColumns)
		.select([texts, funding])
		.select([
			'event.id',
			'seriesId',
			'ownerKind',
			'ownerId',
			'isDemo',
			'edition',
			'registeredAt',
			'changedAt',
			'announcedAt',
			'calledOffAt',
			'eventCancellation.reason as calledOffReason'
		])
		.where('slug', '=', slug)
		.executeTakeFirst();
}

export type EventRecord = NonNullable<Awaited<ReturnType<typeof findEvent>>>;

/** The owner, slug and names of events by their ids, for links and rights. */
export async function listEventNames(db: Database, ids: readonly string[]) {
	if (ids.length === 0) return new Map<string, EventName>();
	const rows = await db
		.selectFrom('event')
		.innerJoin('eventText', 'eventText.eventId', 'event.id')
		.modifyFront(prepared('event_names'))
		.select(['event.id', 'slug', 'originalLocale', 'startsAt', 'endsAt', 'timeZone'])
		.select(['ownerKind', 'ownerId', 'locale', 'name'])
		.where('event.id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
		.execute();
	const names = new Map<string, EventName>();
	for (const { locale, name, ...row } of rows) {
		const known: EventName = names.get(row.id) ?? { ...row, texts: {} };
		known.texts[locale] = { name };
		names.set(row.id, known);
	}
	return names;
}

export type EventName = Pick<
	EventRecord,
	'id' | 'slug' | 'originalLocale' | 'startsAt' | 'endsAt' | 'timeZone' | 'ownerKind' | 'ownerId'
> & { texts: Partial<Record<EventRecord['originalLocale'], { name: string }>> };
