import { sql, type Kysely } from 'kysely';

/** What a search entry can be narrowed by stands among its words too, as `=facet:value`. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		update search_entry set words = words || coalesce((
			select string_agg(quote_literal('=' || facet || ':' || value) || ':1A', ' ')::tsvector
			from (
				select 'subjectKinds' as facet, subject_kind as value
				union select 'countries', country
				union select 'regions', region
				union select 'kinds', unnest(kinds)
				union select 'sectors', unnest(sectors)
				union select 'labels', unnest(labels)
			) as narrowed where value is not null
		), '')`.execute(db);
}
