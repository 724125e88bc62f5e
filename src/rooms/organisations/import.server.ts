import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { findFile, storeFile } from '#platform/files/files.server.ts';
import { isId, newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { isLocale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { inspectSheet } from '#platform/sheets/sheet-in.server.ts';
import { guessMapping, mappingProblem, type ImportKind, type Mapping } from './import-columns.ts';
import type { Order } from './import-intake.ts';

type Upload = {
	kind: ImportKind;
	clusterId: string | null;
	name: string;
	content: Uint8Array;
};
type Person = Actor & { personId: string };

/** Keeps the file and begins an import with it, its columns guessed or remembered. */
export async function beginImport(
	tx: Transaction,
	files: FileStore,
	actor: Person,
	{ kind, clusterId, name, content }: Upload,
	now: Date
): Promise<Outcome<string>> {
	const sheet = await inspectSheet(content);
	if (!sheet.ok) return sheet;
	const { headings, encoding, rowCount } = sheet.value;
	const headingDigest = createHash('sha256').update(JSON.stringify(headings)).digest('hex');
	const remembered = await findMapping(tx, { headingDigest, kind, personId: actor.personId });
	const fileId = await storeFile(tx, files, actor, {
		name,
		content,
		mediaType: 'application/octet-stream'
	});
	const id = newId();
	await tx
		.insertInto('organisationImport')
		.values({
			id,
			kind,
			clusterId,
			fileId,
			encoding,
			sheet: name.slice(-200),
			headingDigest,
			headings: JSON.stringify(headings),
			mapping: JSON.stringify(remembered ?? guessMapping(headings, kind)),
			rowCount,
			createdById: actor.personId,
			createdAt: now,
			checkedAt: null,
			startedAt: null,
			finishedAt: null,
			failure: null,
			undoBegunAt: null,
			undoneAt: null,
			undoneById: null
		})
		.execute();
	await record(tx, actor, {
		deed: 'import.begun',
		subject: { kind: 'import', id },
		details: { kind, clusterId, name, rowCount }
	});
	return accept(id);
}

/** What each column holds is settled, and remembered for the next file with the same headings. */
export async function mapColumns(
	tx: Transaction,
	actor: Person,
	{ id, mapping }: { id: string; mapping: Mapping },
	now: Date
): Promise<Outcome> {
	const one = await tx
		.selectFrom('organisationImport')
		.select(['kind', 'headingDigest', 'startedAt'])
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!one || one.startedAt) return refuse('import_started_already');
	const wrong = mappingProblem(mapping, one.kind);
	if (wrong) return refuse(wrong.reason, { target: wrong.target });
	await tx.deleteFrom('organisationImportRow').where('importId', '=', id).execute();
	await tx
		.updateTable('organisationImport')
		.set({
			mapping: JSON.stringify(mapping),
			checkedAt: null,
			doneRows: 0,
			acceptedRows: 0,
			refusedRows: 0,
			failure: null
		})
		.where('id', '=', id)
		.execute();
	const remembered = { mapping: JSON.stringify(mapping), usedAt: now };
	await tx
		.insertInto('importMapping')
		.values({
			headingDigest: one.headingDigest ?? '',
			kind: one.kind,
			personId: actor.personId,
			...remembered
		})
		.onConflict((oc) => oc.columns(['headingDigest', 'kind', 'personId']).doUpdateSet(remembered))
		.execute();
	return accept();
}

async function findMapping(
	db: Database,
	{ headingDigest, kind, personId }: { headingDigest: string; kind: ImportKind; personId: string }
) {
	const row = await db
		.selectFrom('importMapping')
		.select('mapping')
		.where('headingDigest', '=', headingDigest)
		.where('kind', '=', kind)
		.where('personId', '=', personId)
		.executeTakeFirst();
	return row?.mapping;
}

export const findImport = async (db: Database, id: string) =>
	isId(id)
		? db.selectFrom('organisationImport').selectAll().where('id', '=', id).executeTakeFirst()
		: undefined;

export const getImport = (db: Database, id: string) =>
	db.selectFrom('organisationImport').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

export type ImportRecord = Awaited<ReturnType<typeof getImport>>;

export const listImports = (db: Database, personId: string, limit = 20) =>
	db
		.selectFrom('organisationImport')
		.selectAll()
		.where('createdById', '=', personId)
		.orderBy('id', 'desc')
		.limit(limit)
		.execute();

export async function countOutcomes(db: Database, importId: string) {
	const rows = await db
		.selectFrom('organisationImportRow')
		.select(({ fn }) => ['outcome', fn.countAll<number>().as('count')])
		.where('importId', '=', importId)
		.groupBy('outcome')
		.execute();
	return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]));
}

export const listRefused = (db: Database, importId: string, { after = 0, limit = 1000 } = {}) =>
	db
		.selectFrom('organisationImportRow')
		.select(['rowNumber', 'reason', 'details'])
		.where('importId', '=', importId)
		.where('outcome', '=', 'refused')
		.where('rowNumber', '>', after)
		.orderBy('rowNumber')
		.limit(limit)
		.execute();

/** New rows that share no more than a web address with somebody entered already. */
export async function listAlike(db: Database, importId: string, limit = 100) {
	const rows = await db
		.selectFrom('organisationImportRow')
		.select(['rowNumber', 'subjectId', 'details'])
		.where('importId', '=', importId)
		.where('outcome', '=', 'new')
		.where(sql<boolean>`details ? 'alikeId'`)
		.orderBy('rowNumber')
		.limit(limit)
		.execute();
	return rows.map(({ details, ...row }) => ({ ...row, alikeId: String(details.alikeId) }));
}

export function orderOf(one: ImportRecord, now: Date): Order {
	const { locale, country } = one.mapping;
	return {
		id: one.id,
		clusterId: one.clusterId,
		createdById: one.createdById,
		defaults: { locale: isLocale(locale) ? locale : 'pl', country: country ?? 'PL' },
		now
	};
}

export async function readImportFile(
	db: Database,
	files: FileStore,
	fileId: string
): Promise<Uint8Array> {
	const file = await findFile(db, fileId);
	if (!file) throw new Error(`the file ${fileId} of an import is missing`);
	const pieces: Buffer[] = [];
	for await (const piece of await files.open(file.digest)) pieces.push(piece as Buffer);
	return Buffer.concat(pieces);
}

/** From now on the import counts as being undone, though that may take its time. */
export async function beginUndo(db: Database, id: string, now: Date): Promise<Outcome> {
	const begun = await db
		.updateTable('organisationImport')
		.set({ undoBegunAt: now })
		.where('id', '=', id)
		.where('startedAt', 'is not', null)
		.where('undoneAt', 'is', null)
		.executeTakeFirst();
	return begun.numUpdatedRows ? accept() : refuse('import_undone_already');
}

/** Told to the person as 'it stopped': the rows done stay done, and it may go on; null when it does. */
export const failImport = (db: Database, id: string, failure: string | null) =>
	db
		.updateTable('organisationImport')
		.set({ failure: failure && failure.slice(0, 500) })
		.where('id', '=', id)
		.execute();
