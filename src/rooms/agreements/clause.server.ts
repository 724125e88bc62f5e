import type { Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { newId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import type { ClauseDraft } from './draft.ts';

/** The clauses in their order; whatever the version held before is replaced. */
export async function writeClauses(
	tx: Transaction,
	versionId: string,
	clauses: readonly ClauseDraft[]
): Promise<void> {
	await tx.deleteFrom('clause').where('versionId', '=', versionId).execute();
	const rows = clauses.map(({ texts: _, ...clause }, position) => ({
		...{ id: newId(), versionId, position },
		...clause
	}));
	await insertMany(tx, 'clause', rows);
	const texts = clauses.flatMap(({ texts }, place) =>
		Object.entries(texts).map(([locale, { heading, body }]) => ({
			...{ clauseId: rows[place]!.id, locale: locale as Locale },
			...{ heading, body }
		}))
	);
	await insertMany(tx, 'clauseText', texts);
}
