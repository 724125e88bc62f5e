import type { Transaction } from '#platform/database/database.ts';

/** Whoever changes seats or times holds the event's row; so do those who give out seats. */
export const lockEvent = (tx: Transaction, id: string) =>
	tx.selectFrom('event').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
