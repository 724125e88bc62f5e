/**
 * The application's part in the crash trial: starts the engine as bin/start does, writes without pause
 * and says of each write that it was acknowledged. Killed from outside: `node writer.ts FOLDER ROUND`.
 */
import { writeSync } from 'node:fs';
import { sql } from 'kysely';
import { openDatabase } from '#platform/database/database.ts';
import { startEngine } from '#platform/database/engine/engine.ts';

const [folder = '', round = '0'] = process.argv.slice(2);
const WRITERS = 4;

const engine = await startEngine({ dataFolder: folder, report: () => undefined });
const db = openDatabase(engine.url, { max: WRITERS + 1 });
// Written straight to the pipe: what was said is said, even when the next instant kills us.
const say = (line: string) => writeSync(1, `${line}\n`);

await sql`create table if not exists deed (
	id bigint generated always as identity primary key,
	round int not null, writer int not null, step int not null, words text not null,
	search tsvector generated always as (to_tsvector('simple', words)) stored,
	unique (round, writer, step))`.execute(db);
await sql`create index if not exists deed_search on deed using gin (search)`.execute(db);
await sql`create index if not exists deed_words on deed using gin (words gin_trgm_ops)`
	.execute(db)
	.catch(async () => {
		await sql`create extension if not exists pg_trgm`.execute(db);
		await sql`create index if not exists deed_words on deed using gin (words gin_trgm_ops)`.execute(
			db
		);
	});
say(`up ${engine.pid()}`);

await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));

async function write(writer: number): Promise<void> {
	for (let step = 0; ; step++) {
		const words = `przędzalnia ${writer} тъкан ${step} ${'osnowa '.repeat(step % 40)}`;
		await db.transaction().execute(async (tx) => {
			await sql`insert into deed (round, writer, step, words)
				values (${Number(round)}, ${writer}, ${step}, ${words})`.execute(tx);
			await sql`update deed set words = words || ' wątek' where round = ${Number(round)}
				and writer = ${writer} and step = ${step - 7}`.execute(tx);
		});
		say(`did ${writer} ${step}`);
	}
}
