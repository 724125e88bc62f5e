import type { Transaction } from '#platform/database/database.ts';
import { wallTime } from '#platform/wall-time.ts';

/**
 * The next number of its organ in the year of the sitting's place. The organ's row is the queue, so
 * that no number is given twice and none is left out.
 */
export async function assignNumber(tx: Transaction, id: string, now: Date): Promise<void> {
	const { organId, timeZone } = await tx
		.selectFrom('resolution')
		.leftJoin('sitting', 'sitting.id', 'sittingId')
		.select(['resolution.organId', 'timeZone'])
		.where('resolution.id', '=', id)
		.executeTakeFirstOrThrow();
	await tx.selectFrom('organ').select('id').where('id', '=', organId).forNoKeyUpdate().execute();
	const year = Number(wallTime(timeZone ?? 'UTC', now).slice(0, 4));
	const last = await tx
		.selectFrom('resolution')
		.select((eb) => eb.fn.max('number').as('number'))
		.where('organId', '=', organId)
		.where('year', '=', year)
		.executeTakeFirst();
	await tx
		.updateTable('resolution')
		.set({ year, number: (last?.number ?? 0) + 1 })
		.where('id', '=', id)
		.execute();
}
