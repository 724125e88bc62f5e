import type { Actor } from '../actor.ts';
import type { Database, Transaction } from '../database/database.ts';
import { insertMany } from '../database/insert-many.ts';
import { newId } from '../ids.ts';
import type { Entry, Subject } from './journal.ts';

export async function record(tx: Transaction, actor: Actor, entry: Entry): Promise<string> {
	const [id] = await recordAll(tx, [{ actor, entry }]);
	return id ?? '';
}

/** Many deeds of one transaction, in their order. */
export async function recordAll(
	tx: Transaction,
	deeds: readonly { actor: Actor; entry: Entry }[]
): Promise<string[]> {
	if (deeds.length === 0) return [];
	const rows = deeds.map(({ actor, entry }) => ({
		id: newId(),
		actorId: actor.personId,
		onBehalfOfId: actor.onBehalfOfId,
		deed: entry.deed,
		subjectKind: entry.subject.kind,
		subjectId: entry.subject.id,
		isPublic: entry.isPublic ?? false,
		details: JSON.stringify(entry.details ?? {})
	}));
	await insertMany(tx, 'journal', rows, { json: ['details'] });
	return rows.map(({ id }) => id);
}

export async function listDeeds(
	db: Database,
	subject: Subject,
	{ limit = 50, before }: { limit?: number; before?: string } = {}
) {
	let query = db
		.selectFrom('journal')
		.selectAll()
		.where('subjectKind', '=', subject.kind)
		.where('subjectId', '=', subject.id);
	if (before) query = query.where('id', '<', before);
	return query.orderBy('id', 'desc').limit(limit).execute();
}

export async function listDeedsOfPerson(db: Database, personId: string, limit = 1000) {
	return db
		.selectFrom('journal')
		.selectAll()
		.where((or) => or.or([or('actorId', '=', personId), or('onBehalfOfId', '=', personId)]))
		.orderBy('id', 'desc')
		.limit(limit)
		.execute();
}
