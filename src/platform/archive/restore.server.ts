import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { listMigrations, migrateWithin, migrationsFolder } from '#platform/database/migrate.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { PlainSentence } from '#platform/plain-sentence.ts';
import type { Sides } from './backup.server.ts';
import { fileSection, tableSection, type Ending, type Manifest } from './layout.ts';
import {
	isDamage,
	notWhole,
	readArchive,
	readEnding,
	readManifest,
	type Section
} from './reading.ts';
import { databaseWithin, inSession } from './session.server.ts';
import { setAside, throwAway } from './set-aside.server.ts';
import {
	addForeignKeys,
	columnList,
	dropForeignKeys,
	listForeignKeys,
	listTables,
	setSequences,
	setTriggers
} from './tables.server.ts';

export interface RestoreSides extends Sides {
	/** Whether what is there now may be thrown away. */
	mayReplace: boolean;
	migrations?: string;
}

/** Makes an empty database the Osnova that was archived: all of it, or nothing. */
export async function restore(file: string, sides: RestoreSides): Promise<Ending> {
	try {
		return await restoreWhole(file, sides);
	} catch (error) {
		throw isDamage(error) ? notWhole(file, error) : error;
	}
}

async function restoreWhole(file: string, sides: RestoreSides): Promise<Ending> {
	return inSession(sides.url, async (client) => {
		const sections = readArchive(file);
		const manifest = await readManifest(sections);
		await refuseNewer(manifest, sides);
		if (sides.mayReplace) await throwAway(client);
		await client.query('begin');
		await makeRoom(client, sides);
		const ending = await fill(client, { file, manifest, sections }, sides);
		await client.query('commit');
		if (sides.mayReplace) await throwAway(client);
		await client.query('analyze');
		if (sides.mayReplace) await sweep(sides.files, ending.digests);
		return { rows: ending.rows, files: ending.files };
	});
}

async function refuseNewer({ migrations }: Manifest, sides: RestoreSides): Promise<void> {
	const known = new Set(await listMigrations(sides.migrations ?? migrationsFolder));
	const unknown = migrations.find((name) => !known.has(name));
	if (unknown === undefined) return;
	throw new PlainSentence(
		`This archive was made by a newer Osnova (it has seen ${unknown}). Please restore it with that one.`
	);
}

async function makeRoom(client: Client, { mayReplace, report }: RestoreSides): Promise<void> {
	if ((await listTables(client)).length === 0) return;
	if (!mayReplace) {
		throw new PlainSentence(
			'This database is not empty. To throw away what is in it, add --replace to the command.'
		);
	}
	report('Throwing away what is there');
	await setAside(client);
}

interface Opened {
	file: string;
	manifest: Manifest;
	sections: AsyncGenerator<Section>;
}

type Filled = Ending & { digests: Set<string> };

async function fill(client: Client, opened: Opened, sides: RestoreSides): Promise<Filled> {
	const { manifest } = opened;
	const folder = sides.migrations ?? migrationsFolder;
	const names = manifest.tables.map(({ name }) => name);
	await migrateWithin(databaseWithin(client), folder, manifest.migrations.at(-1));
	const keys = await listForeignKeys(client);
	await dropForeignKeys(client, keys);
	await setTriggers(client, names, 'disable');
	await client.query(`truncate ${columnList(client, names)}`);

	const filled = await pourAll(client, opened, sides);

	await setTriggers(client, names, 'enable');
	await addForeignKeys(client, keys);
	await setSequences(client, manifest.sequences);
	await migrateWithin(databaseWithin(client), folder);
	return filled;
}

async function pourAll(client: Client, opened: Opened, sides: RestoreSides): Promise<Filled> {
	const tables = new Map(opened.manifest.tables.map((table) => [tableSection(table.name), table]));
	const filled: Filled = { rows: {}, files: 0, digests: new Set() };
	let ending: Ending | undefined;
	for await (const section of opened.sections) {
		const table = tables.get(section.name);
		if (table) filled.rows[table.name] = await pourTable(client, table, section, sides);
		else if (section.name.startsWith(fileSection(''))) await pourFile(section, sides, filled);
		else ending = await readEnding(section);
	}
	if (!ending || !isSame(ending, filled)) throw notWhole(opened.file);
	return filled;
}

async function pourTable(
	client: Client,
	{ name, columns }: Manifest['tables'][number],
	{ content }: Section,
	{ report }: RestoreSides
): Promise<number> {
	report(`Table ${name}`);
	const place = `${client.escapeIdentifier(name)} (${columnList(client, columns)})`;
	const copy = client.query(copyFrom(`copy ${place} from stdin`));
	await pipeline(content, copy);
	return copy.rowCount;
}

async function pourFile(
	{ name, content }: Section,
	{ files }: RestoreSides,
	filled: Filled
): Promise<void> {
	const digest = name.slice(fileSection('').length);
	const hash = createHash('sha256');
	const watched = async function* () {
		for await (const piece of content) {
			hash.update(piece);
			yield piece;
		}
	};
	await files.put(digest, Readable.from(watched()));
	if (hash.digest('hex') !== digest) throw new PlainSentence(`The file ${digest} is damaged.`);
	filled.files += 1;
	filled.digests.add(digest);
}

function isSame(ending: Ending, filled: Ending): boolean {
	const tables = Object.keys(ending.rows);
	return (
		tables.every((table) => ending.rows[table] === filled.rows[table]) &&
		ending.files === filled.files
	);
}

async function sweep(files: FileStore, wanted: Set<string>): Promise<void> {
	for await (const key of files.list()) if (!wanted.has(key)) await files.remove(key);
}
