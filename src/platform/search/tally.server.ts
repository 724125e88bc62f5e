import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { publicMemory } from '../public-memory.ts';
import { rememberSlow } from '../slow-memory.ts';
import { knows, type Tallied, type Tally } from './tally.ts';
import type { SearchKind, Wanted } from './wanted.ts';

/** A tally that is not much shorter than the list itself is of no use. */
const longest = 20_000;

/**
 * The tally from which a question without words can be answered, unless it asks for what is not in it;
 * or word that the house is too large and varied for one.
 */
export async function findTally(
	db: Database,
	wanted: Wanted
): Promise<Tally | 'too_long' | undefined> {
	// To tally everything for one question alone would cost more than to count for it.
	if (!publicMemory.isTold()) return undefined;
	const tally = await rememberSlow('tally', async () => (await readTally(db)) ?? 'too_long');
	if (tally === 'too_long') return tally;
	return !wanted.withDormant && knows(tally, wanted) ? tally : undefined;
}

type Row = {
	subjectKind: SearchKind;
	country: string | null;
	region: string | null;
	kinds: string[];
	sectors: string[];
	labels: string[];
	number: number;
};

async function readTally(db: Database): Promise<Tally | undefined> {
	const { rows } = await sql<Row>`
		select subject_kind, country, region, kinds, counted_sectors as sectors, labels,
			count(*) as number
		from search_entry where not is_dormant
		group by subject_kind, country, region, kinds, counted_sectors, labels
		limit ${longest + 1}`.execute(db);
	if (rows.length > longest) return undefined;
	return { rows: rows.map(tallied) };
}

const tallied = ({ subjectKind, country, region, ...row }: Row): Tallied => ({
	subjectKinds: [subjectKind],
	countries: country ? [country] : [],
	regions: region ? [region] : [],
	...row
});
