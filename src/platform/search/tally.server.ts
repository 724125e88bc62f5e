import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { publicMemory } from '../public-memory.ts';
import { rememberSlow } from '../slow-memory.ts';
import { between, knows, tallyOf, type Tallied, type Tally } from './tally.ts';
import type { Wanted } from './wanted.ts';

/** The tally from which a question without words can be answered, unless it asks for what is not in it. */
export async function findTally(db: Database, wanted: Wanted): Promise<Tally | undefined> {
	// To tally everything for one question alone would cost more than to count for it.
	if (!publicMemory.isTold() || wanted.withDormant) return undefined;
	const tally = await rememberSlow('tally', () => readTally(db));
	return knows(tally, wanted) ? tally : undefined;
}

async function readTally(db: Database): Promise<Tally> {
	const list = (column: string) => sql`array_to_string(${sql.ref(column)}, ${between})`;
	const { rows } = await sql<Tallied>`
		select subject_kind as subject_kinds, coalesce(country, '') as countries,
			coalesce(region, '') as regions, ${list('kinds')} as kinds,
			${list('counted_sectors')} as sectors, ${list('labels')} as labels, number
		from (
			select subject_kind, country, region, kinds, counted_sectors, labels, count(*) as number
			from search_entry where not is_dormant
			group by subject_kind, country, region, kinds, counted_sectors, labels
		) as alike`.execute(db);
	return tallyOf(rows);
}
