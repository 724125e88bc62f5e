import { Refusal, refuse, type Outcome } from '../outcome.ts';
import type { Database, Transaction } from './database.ts';
import { reasonOf } from './violations.ts';

/**
 * One deed, one transaction: a refusal takes back what was written before it, and a constraint
 * that judged last is told as its reason.
 */
export async function attempt<Value>(
	db: Database,
	deed: (tx: Transaction) => Promise<Outcome<Value>>
): Promise<Outcome<Value>> {
	try {
		return await db.transaction().execute(async (tx) => {
			const outcome = await deed(tx);
			if (!outcome.ok) throw new Refusal(outcome);
			return outcome;
		});
	} catch (error) {
		if (error instanceof Refusal) return error.refused;
		const reason = reasonOf(error);
		if (reason) return refuse(reason);
		throw error;
	}
}
