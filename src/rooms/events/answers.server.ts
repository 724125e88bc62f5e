import type { Database, Transaction } from '#platform/database/database.ts';
import { accept, type Outcome } from '#platform/outcome.ts';

/** What somebody answered, by question. */
export async function listAnswers(
	db: Database,
	registrationId: string
): Promise<Map<string, unknown>> {
	const rows = await db
		.selectFrom('registrationAnswer')
		.select(['questionId', 'value'])
		.where('registrationId', '=', registrationId)
		.execute();
	return new Map(rows.map(({ questionId, value }) => [questionId, value]));
}

/** Puts new answers in place of those to the same questions. */
export async function saveAnswers(
	tx: Transaction,
	{
		registrationId,
		asked,
		answers
	}: { registrationId: string; asked: readonly string[]; answers: ReadonlyMap<string, unknown> },
	now: Date
): Promise<Outcome> {
	if (asked.length > 0)
		await tx
			.deleteFrom('registrationAnswer')
			.where('registrationId', '=', registrationId)
			.where('questionId', 'in', asked)
			.execute();
	const rows = [...answers].map(([questionId, value]) => ({
		registrationId,
		questionId,
		value: JSON.stringify(value),
		answeredAt: now
	}));
	if (rows.length > 0) await tx.insertInto('registrationAnswer').values(rows).execute();
	return accept();
}
