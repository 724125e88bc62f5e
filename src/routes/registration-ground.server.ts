import type { Database } from '#platform/database/database.ts';
import { findEvent } from '#rooms/events/event-record.server.ts';
import { listQuestions } from '#rooms/events/questions.server.ts';
import { listTypes } from '#rooms/events/types.server.ts';

type Ground = Awaited<ReturnType<typeof readGround>>;

/** What one form is read against is asked anew after so long; seats and times are always asked. */
const freshMs = 2_000;
const mostEvents = 100;
const known = new Map<string, { until: number; ground: Promise<Ground> }>();

/** An event with its form, the same for all who send it in these seconds: in a rush they are many. */
export function registrationGround(db: Database, slug: string): Promise<Ground> {
	const kept = known.get(slug);
	if (kept && kept.until > Date.now()) return kept.ground;
	const ground = readGround(db, slug);
	if (known.size >= mostEvents) known.clear();
	known.set(slug, { until: Date.now() + freshMs, ground });
	ground.catch(() => known.delete(slug));
	return ground;
}

async function readGround(db: Database, slug: string) {
	const record = await findEvent(db, slug);
	if (!record) return undefined;
	const [questions, types] = await Promise.all([
		listQuestions(db, record.id, { stage: 'registration' }),
		listTypes(db, record.id)
	]);
	return { record, questions, types };
}
