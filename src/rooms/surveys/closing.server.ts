import { house } from '#platform/actor.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Database } from '#platform/database/database.ts';
import { closeSurvey } from './survey.server.ts';

/** Closes surveys whose last day is over, each by itself. */
export async function closeDueSurveys(db: Database, now: Date): Promise<number> {
	const due = await db
		.selectFrom('survey')
		.select('id')
		.where('openedAt', 'is not', null)
		.where('closedAt', 'is', null)
		.where('openUntil', '<', dayOf(now))
		.orderBy('id')
		.limit(200)
		.execute();
	let closed = 0;
	for (const { id } of due)
		closed += (await attempt(db, (tx) => closeSurvey(tx, house, { id }, now))).ok ? 1 : 0;
	return closed;
}
