import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';

/** Notes which requests nobody answered in time, so that those who asked may ask others. */
export async function expireRequests(db: Database, now: Date): Promise<number> {
	return db.transaction().execute(async (tx) => {
		const expired = await tx
			.updateTable('meetingRequest')
			.set({ closedAt: now })
			.where('closedAt', 'is', null)
			.where('expiresAt', '<=', now)
			.where(({ not, exists, selectFrom }) =>
				not(
					exists(
						selectFrom('requestAnswer')
							.select('requestId')
							.whereRef('requestId', '=', 'meetingRequest.id')
					)
				)
			)
			.returning('id')
			.execute();
		if (expired.length > 0)
			await tx
				.insertInto('requestAnswer')
				.columns(['requestId', 'answer', 'answeredAt'])
				.expression(
					sql`select unnest(${expired.map(({ id }) => id)}::uuid[]), 'expired', ${now}::timestamptz`
				)
				.execute();
		return expired.length;
	});
}
