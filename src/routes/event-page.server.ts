import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { found, require } from '#platform/guards/guard.server.ts';
import { readerTexts } from '#rooms/clusters/reader-texts.ts';
import { mayDecide, mayOrganise, mayReceive } from '#rooms/events/access.ts';
import { kindName } from '#rooms/events/event-words.ts';
import { findEvent, listEventNames, type EventRecord } from '#rooms/events/event-record.server.ts';
import { findEventId } from '#rooms/events/event.server.ts';
import { registrationTime } from '#rooms/events/event.ts';
import { actsUpon } from './acting-upon.server.ts';
import { onceForThePage } from './once-for-the-page.ts';
import { findScope } from './scopes.server.ts';

type PageEvent = RequestEvent & { params: { slug: string } };

const readEvent = (asked: PageEvent) =>
	onceForThePage(asked, 'event', () => findEvent(asked.locals.db, asked.params.slug));

/** The event asked for; one not announced yet is there only for those who prepare it. */
export async function eventOf(asked: PageEvent): Promise<EventRecord> {
	const event = found(await readEvent(asked));
	const { actor } = asked.locals;
	return found(event.announcedAt || mayReceive(actor, event) ? event : null);
}

export const eventIdOf = async ({ locals, params }: PageEvent): Promise<string> =>
	found(await findEventId(locals.db, params.slug));

type Right = (actor: Actor, owner: Pick<EventRecord, 'ownerKind' | 'ownerId'>) => boolean;

async function eventFor(event: PageEvent, may: Right): Promise<EventRecord> {
	const record = found(await readEvent(event));
	require(event, may(event.locals.actor, record));
	return record;
}

/** The event of a page that only its organisers see. */
export const organisedEvent = (event: PageEvent) => eventFor(event, mayOrganise);

/** The event of the desk on the day. */
export const receivedEvent = (event: PageEvent) => eventFor(event, mayReceive);

/** A right in an event's owner, asked by the event's id. */
export const mayById =
	(may: Right) =>
	async (actor: Actor, id: string, db: Database): Promise<boolean> => {
		const event = (await listEventNames(db, [id])).get(id);
		return event !== undefined && may(actor, event);
	};

const acting = (may: Right) =>
	actsUpon<PageEvent>({
		idOf: eventIdOf,
		mayManage: mayById(may),
		pageOf: ({ slug }, page) => `/events/${slug}/manage${page && '/'}${page}`
	});

/** An organising act upon the event named in the address. */
export const organising = acting(mayOrganise);

/** The same where others rely on what is decided. */
export const deciding = acting(mayDecide);

/** The same at the desk on the day. */
export const receiving = acting(mayReceive);

/** What stands at the head of each of an event's pages. */
export async function describeEventHead({ locals }: PageEvent, event: EventRecord) {
	const { db, locale, actor, now } = locals;
	const { texts, originalLocale: original, ownerKind, ownerId } = event;
	const owner = await findScope(db, { kind: ownerKind, id: ownerId }, locale);
	return {
		id: event.id,
		slug: event.slug,
		original,
		name: readerTexts(texts, 'name', { locale, original }),
		kindKey: event.kind,
		kind: kindName(event.kind, locale),
		owner: owner && { name: owner.name, href: `/${locale}${owner.path}` },
		startsAt: event.startsAt,
		endsAt: event.endsAt,
		timeZone: event.timeZone,
		mode: event.mode,
		town: event.town,
		placeName: event.placeName,
		isDemo: event.isDemo,
		isAnnounced: event.announcedAt !== null,
		calledOffAt: event.calledOffAt,
		calledOffReason: event.calledOffReason,
		registration: registrationTime(event, now),
		isOver: now >= event.endsAt,
		funding: event.funding && {
			projectName: event.funding.projectName,
			programme: event.funding.programme,
			reference: event.funding.reference,
			grantNumber: event.funding.grantNumber,
			hasEmblem: event.funding.emblem === 'eu',
			statements: event.funding.statements
		},
		mayOrganise: mayOrganise(actor, event),
		mayDecide: mayDecide(actor, event),
		mayReceive: mayReceive(actor, event)
	};
}

export type EventHeadData = Awaited<ReturnType<typeof describeEventHead>>;
