import type { Transaction } from '#platform/database/database.ts';

/** Whoever changes an entry or takes it a step further holds its row. */
export const lockEntry = (tx: Transaction, id: string) =>
	tx.selectFrom('marketplaceEntry').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export type HeldEntry = NonNullable<Awaited<ReturnType<typeof lockEntry>>>;
