import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { ClauseTexts } from './agreement.ts';
import type { Owner } from './draft.ts';
import { currentVersion, listClauseRows } from './version.server.ts';

/** The clauses an owner keeps for the next agreements, by name. */
export async function listOwnTemplates(db: Database, { ownerKind, ownerId }: Owner) {
	return db
		.selectFrom('clauseTemplate')
		.select(['id', 'name', 'area', 'texts'])
		.where('ownerKind', '=', ownerKind)
		.where('ownerId', '=', ownerId)
		.where('retiredAt', 'is', null)
		.orderBy('name')
		.orderBy('id')
		.limit(200)
		.execute();
}

export async function keepClause(
	tx: Transaction,
	actor: Actor,
	{ agreementId, key, name, owner, now }: Kept
): Promise<Outcome<string>> {
	const version = await currentVersion(tx, agreementId);
	const rows = version ? await listClauseRows(tx, version.id) : [];
	const clause = rows.find((row) => row.key === key);
	if (!clause) return refuse('clause_gone');
	const title = name || Object.values(clause.texts)[0]?.heading || '–';
	const id = newId();
	await tx
		.insertInto('clauseTemplate')
		.values({
			...{ id, ...owner, name: title, area: clause.area },
			texts: JSON.stringify(clause.texts),
			...{ savedAt: now, savedById: effectivePersonId(actor), retiredAt: null }
		})
		.execute();
	await record(tx, actor, {
		deed: 'agreement.clause_kept',
		subject: { kind: 'agreement', id: agreementId },
		details: { templateId: id, name: title }
	});
	return accept(id);
}

type Kept = { agreementId: string; key: string; name: string; owner: Owner; now: Date };

export async function findOwnTemplate(db: Database, { ownerKind, ownerId }: Owner, id: string) {
	const row = await db
		.selectFrom('clauseTemplate')
		.select(['area', 'texts'])
		.where('id', '=', id)
		.where('ownerKind', '=', ownerKind)
		.where('ownerId', '=', ownerId)
		.executeTakeFirst();
	return row && { area: row.area, texts: row.texts as ClauseTexts };
}
