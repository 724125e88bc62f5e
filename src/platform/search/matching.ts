import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { fold } from './fold.ts';
import { narrowingQuery } from './narrowing.ts';
import { worthsOf } from './memory/literals.ts';
import type { AskedPart, MemoryQuestion } from './memory/memory.ts';
import { toQueries, toQuery } from './query.ts';
import type { Facet, Wanted } from './wanted.ts';

export type Matching = {
	where: RawBuilder<SqlBool>;
	rank: RawBuilder<number>;
	/** Those that match by their name alone, where that can be told. */
	byName?: RawBuilder<SqlBool>;
	/** Told of each way whose statements are made otherwise than those for words. */
	way?: string;
	/** Narrowed among these words themselves, by the index that finds them. */
	among?: RawBuilder<unknown>;
	/** The same as a question to the memory of all that can be found. */
	asked?: Pick<MemoryQuestion, 'parts' | 'needs'>;
};

const everything: Matching = { where: sql<SqlBool>`true`, rank: sql<number>`0::float8` };

/** Whatever the filters leave, as the columns tell it or the words do. */
export const byFilters = ({ amongWords }: { amongWords: boolean }): Matching =>
	amongWords ? { ...everything, among: sql`words` } : everything;

/** The words of names alone have an index of their own. */
export const named = sql`ts_filter(words, '{a}')`;

const worths = worthsOf({ A: 1, B: 0.4, C: 0.2, D: 0.05 });
/** The sum of as many as a question may have is kept in two bytes. */
const partOf = (query: string): AskedPart => ({
	share: 50,
	selects: true,
	ways: [{ query, worths }]
});

export function byWords({ text = '', locale, isTyping = false }: Wanted): Matching {
	if (!text.trim()) return everything;
	const parts = toQueries(text, locale, { isTyping, isLean: true });
	const query = toQuery(text, locale, { isTyping });
	if (!query) return { where: sql<SqlBool>`false`, rank: sql<number>`0::float8` };
	const lean = parts.join(' & ');
	return {
		asked: { needs: 'all', parts: parts.map(partOf) },
		among: sql`words`,
		where: sql<SqlBool>`words @@ ${lean}::tsquery`,
		byName: sql<SqlBool>`${named} @@ ${lean}::tsquery`,
		rank: sql<number>`ts_rank('{0.05,0.2,0.4,1}', words, ${query}::tsquery)`
	};
}

export function byLikeness(text: string): Matching {
	const folded = fold(text);
	return {
		where: sql<SqlBool>`${folded} <% names`,
		rank: sql<number>`word_similarity(${folded}, names)`
	};
}

/** Filtered by a column, counted by it or by another that leaves out what is too fine to be told. */
export const columns: Record<Facet, { column: string; counted: string; isList: boolean }> = {
	subjectKinds: { column: 'subject_kind', counted: 'subject_kind', isList: false },
	countries: { column: 'country', counted: 'country', isList: false },
	regions: { column: 'region', counted: 'region', isList: false },
	kinds: { column: 'kinds', counted: 'kinds', isList: true },
	directions: { column: 'kinds', counted: 'kinds', isList: true },
	sizes: { column: 'kinds', counted: 'kinds', isList: true },
	sectors: { column: 'sectors', counted: 'counted_sectors', isList: true },
	labels: { column: 'labels', counted: 'labels', isList: true }
};

export const shown = sql`subject_kind, subject_id, titles, original_locale, summaries, path, country,
	region, kinds, sectors, labels, latitude, longitude, is_dormant, changed_at`;

export function filtered(wanted: Wanted, matching: Matching): RawBuilder<SqlBool> {
	const parts = [matching.where, ...chosen(wanted, matching).map(({ where }) => where)];
	if (!wanted.withDormant) parts.push(sql<SqlBool>`not is_dormant`);
	return sql.join(parts, sql` and `);
}

/** One facet by which the visitor has narrowed the list. */
export type Filter = {
	facet: Facet;
	where: RawBuilder<SqlBool>;
	/** What has this, or what the other asks. */
	or(other: Filter): RawBuilder<SqlBool>;
	/** As a question to words, where it is asked among them. */
	query: string;
};

/** The facets by which the visitor has narrowed the list. */
export function chosen(wanted: Wanted, { among }: Pick<Matching, 'among'> = {}): Filter[] {
	return (Object.keys(columns) as Facet[]).flatMap((facet) => {
		const values = wanted[facet];
		if (!values?.length) return [];
		return [among ? amongWords(among, facet, values) : inColumn(facet, values)];
	});
}

/** Two of them are one question: the index answers it, and no row's words are unpacked for it. */
function amongWords(among: RawBuilder<unknown>, facet: Facet, values: readonly string[]): Filter {
	const query = narrowingQuery(facet, values);
	const ask = (text: string) => sql<SqlBool>`${among} @@ ${text}::tsquery`;
	return { facet, query, where: ask(query), or: (other) => ask(`${query} | ${other.query}`) };
}

function inColumn(facet: Facet, values: readonly string[]): Filter {
	const where = oneOf(facet, values);
	return { facet, query: '', where, or: (other) => sql<SqlBool>`(${where} or ${other.where})` };
}

function oneOf(facet: Facet, values: readonly string[]): RawBuilder<SqlBool> {
	const { column, isList } = columns[facet];
	if (isList) return sql<SqlBool>`${sql.ref(column)} && ${[...values]}::text[]`;
	// One value is asked for plainly: only then does the index by name give the order.
	if (values.length === 1) return sql<SqlBool>`${sql.ref(column)} = ${values[0]}::text`;
	return sql<SqlBool>`${sql.ref(column)} = any(${[...values]}::text[])`;
}
