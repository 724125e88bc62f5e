import type { Actor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Database } from '#platform/database/database.ts';
import type { Outcome } from '#platform/outcome.ts';
import { meetingsChanged } from '#rooms/meetings/agenda-change.server.ts';
import type { Named } from '#rooms/meetings/given.server.ts';
import { applyMend, computeMend, type Mended } from '#rooms/meetings/presence.server.ts';
import { mend } from './scheduling.ts';

const tries = 3;

/** Mends the timetable for what the desk noted, and tells those concerned. */
export async function mendTimetable(
	db: Database,
	actor: Actor,
	{ eventId, named, now, origin }: { eventId: string; named: Named; now: Date; origin: string }
): Promise<Outcome<Mended>> {
	for (let nth = 1; ; nth += 1) {
		const computed = await computeMend(db, eventId, { named, mend, now });
		const mended = await attempt(db, async (tx) => {
			const applied = await applyMend(tx, actor, { eventId, now, ...computed });
			if (!applied.ok || applied.value.steps.length === 0) return applied;
			const meetingIds = applied.value.steps.map(({ meetingId }) => meetingId);
			await meetingsChanged(tx, { eventId, meetingIds, now, origin });
			return applied;
		});
		// Somebody changed the board while it was mended: it is mended as it is now.
		if (mended.ok || mended.reason !== 'board_changed_meanwhile' || nth === tries) return mended;
	}
}
