import type { Actor } from '#platform/actor.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { Intake } from './import-intake.ts';
import type { Work } from './import-run.server.ts';
import { getImport, orderOf } from './import.server.ts';

const batchSize = 1000;
export type KeptRow = { rowNumber: number; reason: string };

/** Takes back all that an import made; what others rely on meanwhile stays, and is named. */
export async function undoImport(
	work: Work,
	id: string,
	actor: Actor & { personId: string },
	intake: Intake
): Promise<Outcome<{ kept: KeptRow[] }>> {
	const one = await getImport(work.db, id);
	if (!one.startedAt || one.undoneAt) return refuse('import_undone_already');
	const order = orderOf(one, work.clock());
	const kept: KeptRow[] = [];
	for (let before = Number.MAX_SAFE_INTEGER; ;) {
		const rows = await work.db
			.selectFrom('organisationImportRow')
			.select(['rowNumber', 'outcome', 'subjectId', 'details'])
			.where('importId', '=', id)
			.where('outcome', 'in', ['new', 'known'])
			.where('rowNumber', '<', Math.min(before, 2_147_483_647))
			.orderBy('rowNumber', 'desc')
			.limit(batchSize)
			.execute();
		const last = rows.at(-1);
		if (!last) break;
		before = last.rowNumber;
		kept.push(
			...(await work.db.transaction().execute((tx) => intake.undo(tx, actor, rows, order)))
		);
	}
	await work.db.transaction().execute(async (tx) => {
		await tx
			.updateTable('organisationImport')
			.set({
				undoneAt: work.clock(),
				undoneById: actor.personId,
				finishedAt: one.finishedAt ?? work.clock()
			})
			.where('id', '=', id)
			.execute();
		await record(tx, actor, {
			deed: 'import.undone',
			subject: { kind: 'import', id },
			isPublic: true,
			details: { kept: kept.slice(0, 500), keptCount: kept.length }
		});
	});
	return accept({ kept });
}
