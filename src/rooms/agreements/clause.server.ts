import type { Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { newId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import type { ClauseTexts } from './agreement.ts';
import { canonical, type Plain } from './chain.ts';
import { sha256 } from './chain.server.ts';
import type { ClauseDraft } from './draft.ts';

/** The clauses in their order; whatever the version held before is replaced. */
export async function writeClauses(
	tx: Transaction,
	versionId: string,
	clauses: readonly ClauseDraft[]
): Promise<void> {
	await tx.deleteFrom('clause').where('versionId', '=', versionId).execute();
	const rows = clauses.map(({ texts, isCompared, ...clause }, position) => ({
		...{ id: newId(), versionId, position },
		...clause,
		compared: isCompared ? signOf(texts) : null
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

/** Known again as long as no language changes. */
export const signOf = (texts: ClauseTexts): string => sha256(canonical(texts as Plain));
