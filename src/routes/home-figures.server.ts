import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import { nameOfRegion } from '#rooms/places/regions.ts';
import type { Home, HomeRecord } from './[locale=locale]/home.ts';

const mostLatest = 8;

export async function loadHome(db: Database, locale: Locale): Promise<Home> {
	const [counts, latest] = await Promise.all([countAll(db), listLatest(db, locale)]);
	return { counts, latest };
}

async function countAll(db: Database): Promise<Home['counts']> {
	const { rows } = await sql<{
		clusters: number;
		organisations: number;
		alliances: number;
		countries: number;
	}>`
		select count(*) filter (where subject_kind = 'cluster') as clusters,
			count(*) filter (where subject_kind = 'organisation') as organisations,
			count(*) filter (where subject_kind = 'alliance') as alliances,
			count(distinct country) as countries
		from search_entry where not is_dormant`.execute(db);
	return rows[0] ?? { clusters: 0, organisations: 0, alliances: 0, countries: 0 };
}

async function listLatest(db: Database, locale: Locale): Promise<HomeRecord[]> {
	const rows = await db
		.selectFrom('confirmation')
		.innerJoin('searchEntry', (join) =>
			join
				.onRef('searchEntry.subjectKind', '=', 'confirmation.subjectKind')
				.onRef('searchEntry.subjectId', '=', 'confirmation.subjectId')
		)
		.select([
			'confirmation.subjectKind',
			'path',
			'titles',
			'originalLocale',
			'country',
			'region',
			'confirmedAt'
		])
		.orderBy('confirmedAt', 'desc')
		.orderBy('confirmation.id', 'desc')
		.limit(mostLatest * 3)
		.execute();
	const once = [...new Map(rows.map((row) => [row.path, row])).values()].slice(0, mostLatest);
	return once.map(
		({ subjectKind, path, titles, originalLocale, country, region, confirmedAt }) => ({
			kind: subjectKind,
			href: `/${locale}${path}`,
			name: titles,
			original: originalLocale as Locale,
			place:
				[region && nameOfRegion(region, locale), country && nameOfCountry(country, locale)]
					.filter(Boolean)
					.join(', ') || null,
			confirmedAt
		})
	);
}
