import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { countFacets } from '#platform/search/facets.server.ts';
import type { SearchKind, Counted } from '#platform/search/wanted.ts';

export type Overview = {
	clusters: number;
	organisations: number;
	alliances: number;
	countries: number;
	clustersByCountry: Record<string, number>;
};

/** How many of each there are, as the directories count them. */
export async function getOverview(db: Database, locale: Locale): Promise<Overview> {
	const [all, clusters] = await Promise.all([
		countFacets(db, { locale }, ['subjectKinds', 'countries']),
		countFacets(db, { locale, subjectKinds: ['cluster'] }, ['countries'])
	]);
	const kinds = byValue(all.subjectKinds);
	return {
		clusters: kinds.cluster ?? 0,
		organisations: kinds.organisation ?? 0,
		alliances: kinds.alliance ?? 0,
		countries: all.countries?.length ?? 0,
		clustersByCountry: byValue(clusters.countries)
	};
}

export type Confirmed = {
	kind: Exclude<SearchKind, 'event' | 'entry'>;
	path: string;
	titles: Partial<Record<Locale, string>>;
	originalLocale: Locale;
	country: string | null;
	region: string | null;
	confirmedAt: Date;
};

/** The records confirmed last, each once. A day of confirming may fill the newest rows with one record. */
export async function listLatestConfirmed(db: Database, limit: number): Promise<Confirmed[]> {
	const { rows } = await sql<Confirmed>`
		select e.subject_kind as kind, e.path, e.titles, e.original_locale, e.country, e.region, latest.confirmed_at
		from (
			select subject_kind, subject_id, max(confirmed_at) as confirmed_at
			from (select * from confirmation order by confirmed_at desc limit ${limit * 20}) as newest
			group by subject_kind, subject_id
		) as latest
		join search_entry as e using (subject_kind, subject_id)
		where not e.is_dormant
		order by latest.confirmed_at desc, e.subject_id
		limit ${limit}`.execute(db);
	return rows;
}

function byValue(counts: Counted[] = []): Record<string, number> {
	return Object.fromEntries(counts.map(({ value, count }) => [value, Number(count)]));
}
