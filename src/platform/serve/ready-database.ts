import { sql } from 'kysely';
import { openDatabase, type Database } from '#platform/database/database.ts';
import { startEngine } from '#platform/database/engine/engine.ts';
import { listDone, migrate } from '#platform/database/migrate.ts';
import { isConnectionLost } from '#platform/database/violations.ts';
import { PlainSentence } from '#platform/plain-sentence.ts';
import type { Report } from '#platform/report.ts';

export interface OpenedDatabase {
	db: Database;
	url: string;
	stop(): Promise<void>;
}

/** Opens the database and brings it up to this program. */
export async function readyDatabase(
	where: { dataFolder: string },
	report: Report
): Promise<OpenedDatabase> {
	const opened = await reachDatabase(where, report);
	try {
		const isNew = (await listDone(opened.db)).length === 0;
		const done = await migrate(opened.db);
		if (done.length > 0 && !isNew) report(`Brought the database up to date (${done.length} steps)`);
		return opened;
	} catch (error) {
		await opened.stop();
		throw error;
	}
}

/** The user's own database where DATABASE_URL names one, else the built-in one. */
export async function reachDatabase(
	{ dataFolder }: { dataFolder: string },
	report: Report
): Promise<OpenedDatabase> {
	const own = process.env.DATABASE_URL;
	const { url, stop } = own
		? { url: own, stop: () => Promise.resolve() }
		: await startEngine({ dataFolder, report });
	const db = openDatabase(url, { max: 3 });
	try {
		await refuseUnfit(db);
		return { db, url, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function refuseUnfit(db: Database): Promise<void> {
	const version = await serverVersion(db);
	if (version >= 150_000) return;
	throw new PlainSentence(
		`Osnova needs PostgreSQL 15 or newer; this server is ${Math.floor(version / 10_000)}.`
	);
}

/** Tells a mistaken DATABASE_URL apart from a failure of ours. */
async function serverVersion(db: Database): Promise<number> {
	try {
		const { rows } = await sql<{ version: number }>`
			select current_setting('server_version_num')::int as version`.execute(db);
		return rows[0]?.version ?? 0;
	} catch (error) {
		const code = (error as { code?: string }).code ?? '';
		if (!isConnectionLost(error) && !/^(28|3D)/.test(code)) throw error;
		throw new PlainSentence(
			`The database at DATABASE_URL cannot be reached: ${(error as Error).message || code}. ` +
				'Please check the address, the user and that the server runs.'
		);
	}
}
