import type { Actor } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { record } from '#platform/journal/journal.server.ts';
import { rowsOf, type SheetRow } from '#platform/sheets/sheet-in.server.ts';
import { cellsByTarget } from './import-columns.ts';
import type { Intake, Order, Verdict, Written } from './import-intake.ts';
import { getImport, orderOf, readImportFile, type ImportRecord } from './import.server.ts';

export type Work = { db: Database; files: FileStore; clock: Clock };

const batchSize = 1000;

type Refused = { row: SheetRow; reason: string; details: Record<string, unknown> };
type Batch = { items: { row: SheetRow; item: unknown }[]; refused: Refused[]; last: number };

/** Tries an import without writing anything but what would become of each row. */
export async function checkImport(work: Work, id: string, intake: Intake): Promise<void> {
	const one = await getImport(work.db, id);
	if (one.startedAt || one.checkedAt) return;
	const order = orderOf(one, work.clock());
	const reading = intake.open();
	await work.db.deleteFrom('organisationImportRow').where('importId', '=', id).execute();
	await setCounts(work.db, id, { doneRows: 0, acceptedRows: 0, refusedRows: 0 });
	const judge = async (batch: Batch) => {
		const drafts = batch.items.map(({ item }) => item);
		const verdicts = await reading.judge(work.db, drafts, order);
		await work.db.transaction().execute(async (tx) => {
			await keepRows(tx, id, batch, verdicts.map(plainVerdict), true);
			await addCounts(tx, id, batch);
		});
	};
	await oneBehind(batchesOf(work, one, intake, order, 0), judge);
	await work.db
		.updateTable('organisationImport')
		.set({ checkedAt: work.clock() })
		.where('id', '=', id)
		.execute();
}

/** Takes the rows in, a batch a transaction; a killed run goes on where the last batch ended. */
export async function runImport(work: Work, id: string, intake: Intake): Promise<void> {
	const one = await getImport(work.db, id);
	if (!one.checkedAt || one.finishedAt || one.undoneAt) return;
	const order = orderOf(one, work.clock());
	const actor: Actor = { personId: one.createdById, onBehalfOfId: null, grants: [] };
	const from = one.startedAt ? one.doneRows : 0;
	if (!one.startedAt) await start(work, id);
	const reading = intake.open();
	const take = (batch: Batch) =>
		work.db.transaction().execute(async (tx) => {
			const items = batch.items.map(({ item }) => item);
			const written = await reading.write(tx, actor, items, order);
			await keepRows(tx, id, batch, written);
			await addCounts(tx, id, batch);
			await record(tx, actor, {
				deed: 'import.went_on',
				subject: { kind: 'import', id },
				isPublic: true,
				details: { rows: batch.items.length }
			});
		});
	await oneBehind(batchesOf(work, one, intake, order, from), take);
	await work.db
		.updateTable('organisationImport')
		.set({ finishedAt: work.clock() })
		.where('id', '=', id)
		.execute();
}

/** One batch is worked on while the next is read. */
async function oneBehind(
	batches: AsyncIterable<Batch>,
	work: (batch: Batch) => Promise<void>
): Promise<void> {
	let working = Promise.resolve();
	try {
		for await (const batch of batches) {
			await working;
			working = work(batch);
			// What fails is told when it is waited for.
			working.catch(() => undefined);
		}
	} finally {
		await working;
	}
}

async function start({ db, clock }: Work, id: string): Promise<void> {
	await db.transaction().execute(async (tx) => {
		await tx.deleteFrom('organisationImportRow').where('importId', '=', id).execute();
		await setCounts(tx, id, { doneRows: 0, acceptedRows: 0, refusedRows: 0 });
		await tx
			.updateTable('organisationImport')
			.set({ startedAt: clock() })
			.where('id', '=', id)
			.execute();
	});
}

async function* batchesOf(
	{ db, files }: Work,
	{ fileId, mapping }: ImportRecord,
	intake: Intake,
	order: Order,
	skip: number
): AsyncGenerator<Batch> {
	const bytes = await readImportFile(db, files, fileId);
	let batch: Batch = { items: [], refused: [], last: skip };
	for await (const row of rowsOf(bytes, skip)) {
		const read = await intake.read(cellsByTarget(row.cells, mapping), order);
		if (read.ok) batch.items.push({ row, item: read.value });
		else batch.refused.push({ row, reason: read.reason, details: read.details });
		batch.last += 1;
		if (batch.items.length + batch.refused.length < batchSize) continue;
		yield batch;
		batch = { items: [], refused: [], last: batch.last };
	}
	if (batch.items.length + batch.refused.length > 0) yield batch;
}

const plainVerdict = ({ alikeId, ...verdict }: Verdict): Written => ({
	...verdict,
	subjectKind: verdict.subjectId ? 'organisation' : null,
	details: alikeId ? { alikeId } : {}
});

async function keepRows(
	tx: Transaction,
	importId: string,
	{ items, refused }: Batch,
	written: readonly Written[],
	isTrial = false
): Promise<void> {
	const taken = items.map(({ row }, at) => ({ row, done: written[at] as Written }));
	const isTold = ({ done }: { done: Written }) =>
		done.outcome !== 'new' || done.details.alikeId !== undefined;
	const shown = isTrial ? taken.filter(isTold) : taken;
	const rows = [
		...shown.map(({ row, done: { outcome, subjectKind, subjectId, details } }) => ({
			importId,
			rowNumber: row.number,
			outcome,
			reason: null,
			details: JSON.stringify(details),
			subjectKind,
			subjectId
		})),
		...refused.map(({ row, reason, details }) => ({
			importId,
			rowNumber: row.number,
			outcome: 'refused' as const,
			reason,
			details: JSON.stringify({ ...details, cells: row.cells }),
			subjectKind: null,
			subjectId: null
		}))
	];
	await insertMany(tx, 'organisationImportRow', rows, { json: ['details'] });
}

const addCounts = (tx: Transaction, id: string, { items, refused, last }: Batch) =>
	tx
		.updateTable('organisationImport')
		.set((eb) => ({
			doneRows: last,
			acceptedRows: eb('acceptedRows', '+', items.length),
			refusedRows: eb('refusedRows', '+', refused.length)
		}))
		.where('id', '=', id)
		.execute();

const setCounts = (
	db: Database,
	id: string,
	counts: { doneRows: number; acceptedRows: number; refusedRows: number }
) => db.updateTable('organisationImport').set(counts).where('id', '=', id).execute();
