import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { putEntries } from '#platform/search/entry.server.ts';
import { indexEntries } from '#rooms/marketplace/entry-index.server.ts';
import type { MadeUp } from '../search/made-up.ts';
import type { MadeUpEntry } from './made-up.ts';

const lot = 1_000;
const sizes = ['micro', 'small', 'medium', 'large'] as const;

/** Those behind the entries, as rows and in the search. */
export async function writeOwners(db: Database, owners: readonly MadeUp[], now: Date) {
	for (let from = 0; from < owners.length; from += lot) {
		const some = owners.slice(from, from + lot);
		await db.transaction().execute(async (tx) => {
			await insertMany(
				tx,
				'organisation',
				some.map(({ entry }) => ({
					id: entry.subject.id,
					kind: 'company' as const,
					sizeClass: sizes.find((size) => entry.kinds.includes(size)) ?? null,
					originalLocale: entry.originalLocale,
					country: entry.country ?? 'PL',
					region: entry.region,
					isDemo: false,
					edition: 1,
					registeredAt: now,
					changedAt: now
				}))
			);
			await putEntries(
				tx,
				some.map(({ entry }) => entry),
				now
			);
		});
	}
}

export async function writeEntries(db: Database, entries: Iterable<MadeUpEntry>, now: Date) {
	let some: MadeUpEntry[] = [];
	let written = 0;
	const write = async () => {
		await writeLot(db, some, now);
		written += some.length;
		some = [];
	};
	for (const one of entries) {
		some.push(one);
		if (some.length === lot) await write();
	}
	await write();
	return written;
}

const writeLot = (db: Database, some: readonly MadeUpEntry[], now: Date) =>
	db.transaction().execute(async (tx) => {
		const given = { isDemo: false, edition: 1, contactWay: 'direct' as const };
		const times = { enteredAt: now, changedAt: now };
		const rows = some.map(({ row }) => ({ ...given, ...times, ...row }));
		const texts = some.map(({ row, text }) => ({
			...{ entryId: row.id, locale: row.originalLocale },
			...text
		}));
		await insertMany(tx, 'marketplaceEntry', rows);
		await insertMany(tx, 'entryText', texts);
		const whole = some.map(({ row, text, place }) => ({
			entry: { ...row, ...place },
			texts: [{ ...text, locale: row.originalLocale }]
		}));
		await indexEntries(tx, whole, now);
	});

/** What the search's table and its indexes take, in MB. */
export async function measureSize(db: Database): Promise<{ table: number; indexes: number }> {
	const { rows } = await sql<{ table: number; indexes: number }>`
		select pg_table_size('search_entry') / 1048576.0 as table,
			pg_indexes_size('search_entry') / 1048576.0 as indexes`.execute(db);
	const [size] = rows;
	return { table: Number(size?.table), indexes: Number(size?.indexes) };
}
