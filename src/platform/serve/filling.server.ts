import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { findSetting, saveSetting } from '#platform/settings.server.ts';

const FILLING_LOCK = 7_410_227;
const FILLED = 'house.filled_at';

/**
 * Fills a new house, once, whichever of many processes comes first. A start that is killed half-way
 * leaves it unfilled; `fill` therefore works in one transaction.
 */
export async function fillOnce(
	db: Database,
	fill: (() => Promise<void>) | undefined
): Promise<void> {
	await db.connection().execute(async (held) => {
		await sql`select pg_advisory_lock(${FILLING_LOCK})`.execute(held);
		try {
			if (await findSetting(held, FILLED)) return;
			await fill?.();
			await saveSetting(held, FILLED, new Date().toISOString());
		} finally {
			await sql`select pg_advisory_unlock(${FILLING_LOCK})`.execute(held);
		}
	});
}
