import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { listDone } from '#platform/database/migrate.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import type { Report } from '#platform/report.ts';
import {
	ENDING,
	fileSection,
	FORMAT,
	MANIFEST,
	ORDERS,
	tableSection,
	type Ending,
	type Manifest
} from './layout.ts';
import { databaseWithin, inSession } from './session.server.ts';
import { columnList, listSequences, listTables } from './tables.server.ts';
import { writeArchive, type ArchiveWriter } from './writing.ts';

export interface Sides {
	url: string;
	files: FileStore;
	report: Report;
}

/** Puts a whole Osnova into one file, as it is at one moment, while others go on working. */
export async function backUp(file: string, { url, files, report }: Sides): Promise<Ending> {
	return inSession(url, async (client) => {
		await client.query('begin isolation level repeatable read read only');
		const manifest = await describe(client);
		const ending: Ending = { rows: {}, files: 0 };
		await writeArchive(file, async (archive) => {
			await archive.addText(MANIFEST, JSON.stringify(manifest, null, '\t'));
			for (const table of manifest.tables) {
				report(`Table ${table.name}`);
				ending.rows[table.name] = await addTable(archive, client, table);
			}
			report('Files');
			ending.files = await addFiles(archive, files, await listDigests(client));
			await archive.addText(ENDING, JSON.stringify(ending));
		});
		return ending;
	});
}

async function describe(client: Client): Promise<Manifest> {
	return {
		format: FORMAT,
		program: 'osnova',
		at: new Date().toISOString(),
		migrations: await listDone(databaseWithin(client)),
		tables: await listTables(client),
		sequences: await listSequences(client)
	};
}

async function addTable(
	archive: ArchiveWriter,
	client: Client,
	{ name, columns }: Manifest['tables'][number]
): Promise<number> {
	const table = client.escapeIdentifier(name);
	const source =
		name === ORDERS && (await hasQueue(client))
			? ordersQuery(columnList(client, columns))
			: `${table} (${columnList(client, columns)})`;
	const copy = copyTo(`copy ${source} to stdout`);
	await archive.addParts(tableSection(name), client.query(copy));
	return copy.rowCount;
}

async function hasQueue(client: Client): Promise<boolean> {
	const { rows } = await client.query("select to_regclass('pgboss.job') is not null as there");
	return rows[0].there as boolean;
}

/** What waits in the queue, or is being worked on and would be begun again; rounds come by themselves. */
const ordersQuery = (columns: string): string =>
	`(select ${columns} from ${ORDERS} union all
		select id, name, coalesce(data, '{}'), start_after from pgboss.job
		where state < 'completed' and name not like '\\_\\_pgboss%'
			and name not in (select name from pgboss.schedule))`;

async function listDigests(client: Client): Promise<string[]> {
	const known = await client.query("select to_regclass('stored_file') is not null as there");
	if (!known.rows[0].there) return [];
	const { rows } = await client.query('select distinct digest from stored_file order by digest');
	return rows.map(({ digest }) => digest as string);
}

async function addFiles(
	archive: ArchiveWriter,
	files: FileStore,
	digests: string[]
): Promise<number> {
	for (const digest of digests)
		await archive.addParts(fileSection(digest), await files.open(digest));
	return digests.length;
}
