import type { Database, Transaction } from '#platform/database/database.ts';
import { prepared } from '#platform/database/prepared.ts';
import { digestOf, newToken } from '#rooms/people/token.server.ts';
import { ownRegistration } from './own-registration.server.ts';
import { currentStates } from './registration.ts';

/** A new address of a person's own calendar; the one before leads nowhere from now on. */
export async function makeFeed(tx: Transaction, personId: string, now: Date): Promise<string> {
	const { token, digest } = newToken();
	await tx
		.insertInto('calendarFeed')
		.values({ personId, tokenDigest: digest, madeAt: now })
		.onConflict((conflict) =>
			conflict.column('personId').doUpdateSet({ tokenDigest: digest, madeAt: now })
		)
		.execute();
	return token;
}

export async function findFeed(db: Database, personId: string) {
	return db
		.selectFrom('calendarFeed')
		.modifyFront(prepared('own_feed'))
		.select('madeAt')
		.where('personId', '=', personId)
		.executeTakeFirst();
}

/** Whose such an address is, and their events with how they stand in each. */
export async function listFeed(db: Database, token: string, since: Date) {
	const feed = await db
		.selectFrom('calendarFeed')
		.select('personId')
		.where('tokenDigest', '=', digestOf(token))
		.executeTakeFirst();
	if (!feed) return undefined;
	const rows = await db
		.selectFrom('registration')
		.innerJoin('event', 'event.id', 'registration.eventId')
		.select(['event.slug', 'registration.state'])
		.where(ownRegistration(feed.personId))
		.where('registration.state', 'in', currentStates)
		.where('event.endsAt', '>', since)
		.orderBy('event.startsAt')
		.orderBy('event.id')
		.limit(500)
		.execute();
	return { personId: feed.personId, rows };
}
