import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { house as itself } from '#platform/actor.ts';
import { openDatabase, type Database } from '#platform/database/database.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { BuiltHouse } from '../built-house.ts';
import { median, round } from '../machine.ts';

export interface Delay {
	rounds: number;
	medianMs: number;
	worstMs: number;
}

/** From the moment that an edit in another process is acknowledged until a visitor reads it. */
export async function measureDelay(
	{ address, databaseUrl }: BuiltHouse,
	slug: string,
	rounds: number
): Promise<Delay> {
	const db = openDatabase(databaseUrl, { max: 1 });
	const page = `${address}/pl/clusters/${slug}`;
	const took: number[] = [];
	for (let at = 0; at < rounds; at++) {
		// Twice, so that the page is surely kept when the edit comes.
		await read(page);
		await read(page);
		const words = `Zmiana numer ${at} z ${Date.now()}.`;
		await edit(db, slug, words);
		const begun = performance.now();
		while (!(await read(page)).includes(words)) await pause(2);
		took.push(performance.now() - begun);
	}
	await db.destroy();
	return { rounds, medianMs: round(median(took)), worstMs: round(Math.max(...took)) };
}

const read = async (page: string): Promise<string> => (await fetch(page)).text();

async function edit(db: Database, slug: string, words: string): Promise<void> {
	await db.transaction().execute(async (tx) => {
		const { rows } = await sql<{ clusterId: string }>`
			update cluster_text set description = ${words} where locale = 'pl'
				and cluster_id = (select id from cluster where slug = ${slug})
			returning cluster_id`.execute(tx);
		await record(tx, itself, {
			deed: 'cluster.changed',
			subject: { kind: 'cluster', id: rows[0]?.clusterId ?? '' },
			isPublic: true
		});
	});
}
