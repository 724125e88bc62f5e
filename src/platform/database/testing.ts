import { afterAll, inject } from 'vitest';
import { openDatabase, type Database } from './database.ts';
import { cloneTemplate, dropDatabase } from './template.ts';

declare module 'vitest' {
	interface ProvidedContext {
		databaseServer: string;
		databaseTemplate: string;
	}
}

/** A fresh, migrated database of its own for this test file, dropped afterwards. */
export async function testDatabase(): Promise<Database> {
	return (await testDatabaseAt()).db;
}

/** The same, with its address, for what opens connections of its own. */
export async function testDatabaseAt(): Promise<{ db: Database; url: string }> {
	const server = inject('databaseServer');
	const url = await cloneTemplate(server, inject('databaseTemplate'));
	const db = openDatabase(url, { max: 5 });
	afterAll(async () => {
		await db.destroy();
		await dropDatabase(server, url);
	});
	return { db, url };
}
