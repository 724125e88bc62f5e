import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { Direction } from '#rooms/marketplace/entry.ts';
import type { Profile } from './match.ts';

/** So many candidates are weighed: those that name the most, and the rarest, of what it names. */
const mostWeighed = 300;

/** Those that everybody may find, or find changed, since the one instant, where given, and until the other. */
export type Span = { after: Date | null; until: Date };

/** Entries that may be counterparts: of the other side, about the same things or at the same step. */
export async function listCandidates(db: Database, own: Profile, span?: Span): Promise<string[]> {
	const directions = directionsFor(own);
	const { rows } = await sql<{ id: string }>`
		with named as materialized (
			select concept, entry_id from entry_concept
			where concept = any(${[...own.concepts]}::text[])
				and direction = any(${directions}::text[]) and entry_id <> ${own.id}
				and ${within(span, 'entry_id')}
		),
		rarity as (
			select concept, ln(1 + (select greatest(reltuples, 1) from pg_class
				where oid = 'entry_concept'::regclass) / count(*)) as weight
			from named group by concept
		),
		alike as (
			select entry_id as id, sum(weight) as worth from named join rarity using (concept)
			group by entry_id order by worth desc, entry_id desc limit ${mostWeighed}
		)
		select id from alike`.execute(db);
	const near = rows.map(({ id }) => id);
	if (near.length === mostWeighed) return near;
	return [...new Set([...near, ...(await listAtStep(db, own, span))])].slice(0, mostWeighed);
}

/** The latest at the same step of the chain, whatever they are about. */
async function listAtStep(db: Database, own: Profile, span?: Span): Promise<string[]> {
	if (own.steps.length === 0) return [];
	const { rows } = await sql<{ id: string }>`
		select subject_id as id from search_entry
		where subject_kind = 'entry' and not is_dormant and subject_id <> ${own.id}
			and kinds && ${directionsFor(own)}::text[] and labels && ${[...own.steps]}::text[]
			and ${within(span, 'subject_id')}
		order by changed_at desc, subject_id desc
		limit ${mostWeighed}`.execute(db);
	return rows.map(({ id }) => id);
}

/** Either way the few that are new are looked up, not the many that are not. */
function within(span: Span | undefined, column: string): RawBuilder<SqlBool> {
	if (!span) return sql<SqlBool>`true`;
	const { after, until } = span;
	const isNew = after
		? sql`in (select fresh.subject_id from search_entry fresh where fresh.subject_kind = 'entry'
				and not fresh.is_dormant and fresh.first_shown_at > ${after} and fresh.first_shown_at <= ${until}
			union all select edited.entry_id from entry_edition edited
				where edited.said_until > ${after} and edited.said_until <= ${until})`
		: sql`not in (select fresh.subject_id from search_entry fresh
			where fresh.subject_kind = 'entry' and not fresh.is_dormant
				and fresh.first_shown_at > ${until})`;
	return sql<SqlBool>`${sql.ref(column)} ${isNew}`;
}

/** Who searches for partners may find others who do so on the same side. */
function directionsFor({ kind, direction }: Profile): Direction[] {
	const other = direction === 'offer' ? 'request' : 'offer';
	return kind === 'partner_search' ? [direction, other] : [other];
}
