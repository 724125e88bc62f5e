import { sql, type RawBuilder } from 'kysely';
import { after, days } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { FileStore } from './file-store.ts';
import { lockContent } from './files.server.ts';

/** A file that nothing has named for a day will not be named any more. */
const restMs = days(1);
const atATime = 500;

/**
 * Takes away files that nothing names: first the bytes that no file has (those of files let go the last
 * time, so that a backup begun before still finds them), then files that no row refers to. What is not
 * a foreign key, `named` tells: ids of files, as a query each.
 */
export async function sweepFiles(
	db: Database,
	store: FileStore,
	{ now, named }: { now: Date; named: readonly RawBuilder<{ id: string }>[] }
): Promise<{ files: number; contents: number }> {
	const contents = await removeContents(db, store);
	const files = await removeFiles(db, after(now, -restMs), named);
	return { files, contents };
}

async function removeContents(db: Database, store: FileStore): Promise<number> {
	let removed = 0;
	let digests: string[] = [];
	for await (const digest of store.list()) {
		digests.push(digest);
		if (digests.length < atATime) continue;
		removed += await removeNameless(db, store, digests);
		digests = [];
	}
	return removed + (await removeNameless(db, store, digests));
}

async function removeNameless(db: Database, store: FileStore, digests: readonly string[]) {
	const known = await knownOf(db, digests);
	let removed = 0;
	for (const digest of digests.filter((one) => !known.has(one)))
		removed += await db.transaction().execute(async (tx) => {
			await lockContent(tx, digest, 'alone');
			// Whoever was storing just these bytes has done so meanwhile.
			if ((await knownOf(tx, [digest])).size > 0) return 0;
			await store.remove(digest);
			return 1;
		});
	return removed;
}

async function knownOf(db: Database, digests: readonly string[]): Promise<Set<string>> {
	const rows = await db
		.selectFrom('storedFile')
		.select('digest')
		.where('digest', '=', sql<string>`any(${[...digests]})`)
		.execute();
	return new Set(rows.map(({ digest }) => digest));
}

type Reference = { table: string; column: string };

async function removeFiles(
	db: Database,
	before: Date,
	named: readonly RawBuilder<{ id: string }>[]
): Promise<number> {
	const references = await listReferences(db);
	const queries = [
		...references.map(({ table, column }) => sql`select ${sql.id(column)} from ${sql.id(table)}`),
		...named
	];
	const { numAffectedRows } = await sql`
		with named (id) as materialized (${sql.join(queries, sql` union all `)})
		delete from stored_file where stored_at < ${before}
			and id not in (select id from named where id is not null)`.execute(db);
	return Number(numAffectedRows ?? 0);
}

/** Every foreign key that leads to a file. */
async function listReferences(db: Database): Promise<Reference[]> {
	const { rows } = await sql<Reference>`
		select relname as table, attname as column
		from pg_constraint
			join pg_class on pg_class.oid = conrelid
			join pg_attribute on attrelid = conrelid and attnum = conkey[1]
		where confrelid = 'stored_file'::regclass and contype = 'f'`.execute(db);
	return rows;
}
