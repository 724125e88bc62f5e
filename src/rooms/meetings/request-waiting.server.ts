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

/** Requests that wait for this participant's word. */
export async function countWaiting(
	db: Database,
	participantId: string,
	now: Date
): Promise<number> {
	const { count } = await db
		.selectFrom('meetingRequest')
		.leftJoin('requestAnswer', 'requestId', 'id')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('askedId', '=', participantId)
		.where('closedAt', 'is', null)
		.where('answer', 'is', null)
		.where('expiresAt', '>', now)
		.executeTakeFirstOrThrow();
	return Number(count);
}
