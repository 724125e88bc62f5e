import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { openDatabase } from './database.ts';
import { listMigrations, migrate, migrationsFolder } from './migrate.ts';

const TEMPLATE_LOCK = 7_410_226;

/** Makes the migrated database that tests are cloned from; its name changes with the migrations. */
export async function readyTemplate(serverUrl: string): Promise<string> {
	const template = await nameTemplate();
	await asServer(serverUrl, async (client) => {
		await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
		if (await hasDatabase(client, template)) return;
		await dropOlder(client);
		await client.query(`create database ${template}_draft template template0`);
		await migrateOnce(withDatabase(serverUrl, `${template}_draft`));
		await client.query(`alter database ${template}_draft rename to ${template}`);
	});
	return template;
}

export async function cloneTemplate(serverUrl: string, template: string): Promise<string> {
	const name = `osnova_test_${randomBytes(6).toString('hex')}`;
	await asServer(serverUrl, (client) =>
		client.query(`create database ${name} template ${template}`)
	);
	return withDatabase(serverUrl, name);
}

export async function dropDatabase(serverUrl: string, url: string): Promise<void> {
	const name = databaseIn(url);
	await asServer(serverUrl, (client) =>
		client.query(`drop database if exists ${name} with (force)`)
	);
}

/** `URL` refuses the empty host of a socket's address, hence the expression. */
const DATABASE_PART = /(?<=^postgres(?:ql)?:\/\/[^/?]*\/)[^?]*/;

export function withDatabase(url: string, name: string): string {
	return url.replace(DATABASE_PART, name);
}

function databaseIn(url: string): string {
	return DATABASE_PART.exec(url)?.[0] ?? '';
}

async function nameTemplate(): Promise<string> {
	const hash = createHash('sha256');
	for (const name of await listMigrations()) {
		hash.update(name).update(await readFile(path.join(migrationsFolder, `${name}.ts`)));
	}
	return `osnova_template_${hash.digest('hex').slice(0, 12)}`;
}

async function migrateOnce(url: string): Promise<void> {
	const db = openDatabase(url, { max: 2 });
	try {
		await migrate(db);
	} finally {
		await db.destroy();
	}
}

async function hasDatabase(client: pg.Client, name: string): Promise<boolean> {
	const found = await client.query('select 1 from pg_database where datname = $1', [name]);
	return found.rowCount === 1;
}

async function dropOlder(client: pg.Client): Promise<void> {
	const older = await client.query<{ datname: string }>(
		`select datname from pg_database where datname like 'osnova\\_template\\_%'`
	);
	for (const { datname } of older.rows) {
		await client.query(`drop database if exists ${datname} with (force)`);
	}
}

async function asServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
	const client = new pg.Client(url);
	client.on('error', () => undefined);
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}
