import type { Database, Transaction } from '#platform/database/database.ts';
import { putEntry, removeEntry } from '#platform/search/entry.server.ts';

/** An announced event can be found; one that is over or called off counts as past. */
export async function indexEvent(tx: Transaction, id: string, now: Date): Promise<void> {
	const event = await tx
		.selectFrom('event')
		.innerJoin('eventAnnouncement', 'eventAnnouncement.eventId', 'event.id')
		.leftJoin('eventCancellation', 'eventCancellation.eventId', 'event.id')
		.selectAll('event')
		.select('calledOffAt')
		.where('event.id', '=', id)
		.executeTakeFirst();
	if (!event) return removeEntry(tx, { kind: 'event', id });
	const texts = await tx.selectFrom('eventText').selectAll().where('eventId', '=', id).execute();
	await putEntry(
		tx,
		{
			subject: { kind: 'event', id },
			titles: Object.fromEntries(texts.map(({ locale, name }) => [locale, name])),
			originalLocale: event.originalLocale,
			summaries: Object.fromEntries(
				texts
					.map(({ locale, summary, description }) => [locale, summary || description] as const)
					.filter(([, text]) => text)
					.map(([locale, text]) => [locale, text.slice(0, 220)])
			),
			path: `/events/${event.slug}`,
			country: event.country,
			region: event.region,
			kinds: [event.kind],
			sectors: [],
			labels: [],
			latitude: event.latitude,
			longitude: event.longitude,
			isDormant: event.calledOffAt !== null || event.endsAt < now,
			texts: [
				...texts.map(({ locale, summary, description }) => ({
					weight: 'C' as const,
					text: `${summary} ${description}`,
					locale
				})),
				...[event.town, event.placeName]
					.filter((place) => place !== null)
					.map((text) => ({ weight: 'B' as const, text, locale: event.originalLocale }))
			]
		},
		now
	);
}

/** Events that have ended since they were indexed go among the past. */
export async function indexPastEvents(db: Database, now: Date): Promise<void> {
	const rows = await db
		.selectFrom('searchEntry')
		.innerJoin('event', 'event.id', 'searchEntry.subjectId')
		.select('event.id')
		.where('subjectKind', '=', 'event')
		.where('isDormant', '=', false)
		.where('endsAt', '<', now)
		.execute();
	for (const { id } of rows) await db.transaction().execute((tx) => indexEvent(tx, id, now));
}
