import type { RequestEvent } from '@sveltejs/kit';
import { withoutHouse, type Actor } from '#platform/actor.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { mayOrganise } from '#rooms/events/access.ts';
import { ownerKinds } from '#rooms/events/event.ts';
import { listOrganised } from '#rooms/events/organised.server.ts';

const most = 6;

/** The next events that those one stands for hold, each with the way to whoever waits for a word. */
export async function loadDeskEvents({ locals: { db, locale, now } }: RequestEvent, reader: Actor) {
	const actor = withoutHouse(reader);
	const ownerIds = actor.grants.flatMap(({ scopeKind, scopeId }) => {
		const ownerKind = ownerKinds.find((kind) => kind === scopeKind);
		const isOwn = ownerKind && scopeId && mayOrganise(actor, { ownerKind, ownerId: scopeId });
		return isOwn ? [scopeId] : [];
	});
	const events = await listOrganised(db, ownerIds, now, { limit: most });
	return events.map(({ id, slug, texts, originalLocale, ...event }) => ({
		id,
		name: nameFor(texts, locale, originalLocale),
		href: `/${locale}/events/${slug}/manage`,
		...{ startsAt: event.startsAt, endsAt: event.endsAt, timeZone: event.timeZone },
		...{ isAnnounced: event.isAnnounced, applied: event.applied, confirmed: event.confirmed }
	}));
}

export type DeskEventsData = Awaited<ReturnType<typeof loadDeskEvents>>;
