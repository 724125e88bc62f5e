import type { RequestEvent } from '@sveltejs/kit';
import { effectivePersonId, type Actor } from '#platform/actor.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { findFeed } from '#rooms/events/calendar-feed.server.ts';
import { stateName } from '#rooms/events/event-words.ts';
import { listMyEvents } from '#rooms/events/my-events.server.ts';
import { linkSecret, personalToken } from '#rooms/events/personal-link.server.ts';

type Mine = Awaited<ReturnType<typeof listMyEvents>>[number];

/** What somebody is registered for, with the way to each registration, on their desk. */
export async function loadMyEvents({ locals }: RequestEvent, actor: Actor) {
	const { db, locale, now } = locals;
	const personId = effectivePersonId(actor) ?? '';
	const [rows, secret, feed] = await Promise.all([
		listMyEvents(db, personId, now),
		linkSecret(db),
		findFeed(db, personId)
	]);
	return {
		feedMadeAt: feed?.madeAt ?? null,
		events: rows.map(({ id, state, submissionId, event }) => ({
			id,
			state,
			stateName: stateName(state, locale),
			name: nameFor(event.texts, locale, event.originalLocale),
			startsAt: event.startsAt,
			endsAt: event.endsAt,
			timeZone: event.timeZone,
			overlaps: listCrossing(event, rows).map((other) =>
				nameFor(other.texts, locale, other.originalLocale)
			),
			href: `/${locale}/events/${event.slug}/registration/${personalToken(secret, submissionId).token}`
		}))
	};
}

/** The person's other events while one takes place. */
const listCrossing = (one: Mine['event'], all: readonly Mine[]): Mine['event'][] =>
	all.flatMap(({ event }) =>
		event.slug !== one.slug && event.startsAt < one.endsAt && event.endsAt > one.startsAt
			? [event]
			: []
	);

export type MyEventsData = Awaited<ReturnType<typeof loadMyEvents>>;
