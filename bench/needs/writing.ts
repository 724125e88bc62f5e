import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { getValueChain } from '#rooms/organisations/value-chain.ts';

export const membersPerCluster = 1_000;

const steps = getValueChain('textile_fashion').steps.map(({ id }) => id);
const stepOf = (column: string) =>
	sql`(${[...steps]}::text[])[1 + (${sql.ref(column)} * 7) % ${steps.length}]`;

type House = { owners: number; entries: number; needs: number };

/** Rows as the doors would write them, by the database itself; answers the clusters. */
export async function writeHouse(db: Database, { owners, entries, needs }: House) {
	await writeOwners(db, owners);
	await writeEntries(db, entries, owners);
	await writeNeeds(db, needs, owners);
	await sql`vacuum analyze`.execute(db);
	const clusters = await db.selectFrom('cluster').select('id').orderBy('slug').execute();
	return clusters.map(({ id }) => id);
}

/** The same number, the same id: `made(7, 'organisation')`. */
const made = (column: string, what: string) =>
	sql`md5(concat(${sql.lit(what)}, ' ', ${sql.ref(column)}))::uuid`;

async function writeOwners(db: Database, owners: number): Promise<void> {
	await sql`insert into organisation (id, kind, original_locale, country, region)
		select ${made('n', 'organisation')}, 'company', 'pl', 'PL', 'PL-' || lpad((2 * (1 + n % 16))::text, 2, '0')
		from generate_series(1, ${owners}) n`.execute(db);
	await sql`insert into organisation_chain_step (organisation_id, chain, step)
		select ${made('n', 'organisation')}, 'textile_fashion', ${stepOf('n')}
		from generate_series(1, ${owners}) n`.execute(db);
	await sql`insert into cluster (id, slug, original_locale, country)
		select ${made('n', 'cluster')}, 'c-' || lpad(n::text, 5, '0'), 'pl', 'PL'
		from generate_series(0, ${Math.floor(owners / membersPerCluster) - 1}) n`.execute(db);
	await sql`insert into membership (id, cluster_id, organisation_id, kind, valid_from)
		select gen_random_uuid(), cluster.id, ${made('n', 'organisation')}, 'member', '2020-01-01'
		from generate_series(1, ${owners}) n
		join cluster on cluster.slug = 'c-' || lpad(((n - 1) / ${membersPerCluster})::text, 5, '0')`.execute(
		db
	);
}

/** Three of ten ask for something, of these every fifth has met interest. */
async function writeEntries(db: Database, entries: number, owners: number): Promise<void> {
	await sql`insert into marketplace_entry (id, organisation_id, kind, direction, state, original_locale,
			chain_steps, activities, entered_at, changed_at, published_at)
		select ${made('n', 'entry')}, md5('organisation ' || 1 + n % ${owners})::uuid, 'product',
			case when n / ${owners} = 0 and n % 10 < 9 then 'request' else 'offer' end,
			case when n % 11 = 0 then 'draft' else 'published' end, 'pl',
			array['textile_fashion:' || ${stepOf('n')}], '{13.20}', now(), now(),
			now() - make_interval(hours => n % 8760)
		from generate_series(1, ${entries}) n`.execute(db);
	await sql`insert into search_entry (subject_kind, subject_id, titles, original_locale, path, country,
			kinds, sectors, labels, words, names)
		select 'entry', id, '{}', 'pl', '/marketplace/' || id, 'PL', array[kind, direction],
			'{textiles,nace-13}', chain_steps, '', ''
		from marketplace_entry where state = 'published'`.execute(db);
	await sql`insert into interest (id, entry_id, organisation_id, way, message, locale, expressed_at,
			changed_at)
		select gen_random_uuid(), ${made('n', 'entry')}, md5('organisation ' || 1 + (n * 13) % ${owners})::uuid,
			'direct', 'tak', 'pl', now(), now()
		from generate_series(5, ${entries}, 5) n`.execute(db);
}

/** Half of them are answered. */
async function writeNeeds(db: Database, needs: number, owners: number): Promise<void> {
	await sql`insert into need (id, organisation_id, cluster_id, locale, text, kind, chain_step, sectors,
			sentence, source_kind, raised_at)
		select ${made('n', 'need')}, organisation_id, cluster_id, 'pl', 'Szukamy przędzy ' || n, 'supplier',
			'textile_fashion:' || ${stepOf('n')}, '{textiles}', 'szukamy przedzy ' || n, 'member',
			now() - make_interval(hours => n % 8760)
		from generate_series(1, ${needs}) n
		join membership on organisation_id = md5('organisation ' || 1 + n % ${owners})::uuid`.execute(db);
	await sql`insert into need_answer (id, need_id, kind, text, answered_at)
		select gen_random_uuid(), ${made('n', 'need')}, 'words', 'tak', now()
		from generate_series(2, ${needs}, 2) n`.execute(db);
}
