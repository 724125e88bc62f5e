import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { fold } from '#platform/search/fold.ts';
import { areNamesAlike, bareName, type Known } from './likeness.ts';

/** Of whoever shares a web address, this many are looked at: portals and social networks have thousands. */
const mostOfOneDomain = 20;

/** Has each be looked for by itself: a whole batch at once would be found by going through all. */
const each = sql`offset 0`;

type Recognised = {
	id: string | undefined;
	/** Shares a web address only: whether they are the same is for a person to decide. */
	alikeId: string | undefined;
};

/** Finds for rows of a table the organisation that each of them already is, in the house or above. */
export function recogniser() {
	const seen = new Map<string, string>();
	const above = rowsAbove();
	return {
		async recognise(db: Database, rows: readonly Known[]): Promise<Recognised[]> {
			const [entered, neighbours] = await Promise.all([
				readEntered(db, rows),
				holdersOfDomains(db, rows)
			]);
			return rows.map((row) => {
				const near = neighbours.get(row.webDomain ?? '') ?? [];
				const known = keysOf(row).map((key) => entered.get(key));
				const id = known.find(Boolean) ?? near.find((one) => isLike(row, one))?.id;
				const isTelling = near.length < mostOfOneDomain;
				return { id, alikeId: id || !isTelling ? undefined : near[0]?.id };
			});
		},
		/** What an earlier row of the same file was taken for. */
		recall: (row: Known): string[] => [
			...keysOf(row).flatMap((key) => seen.get(key) ?? []),
			...above.like(row)
		],
		remember(row: Known, id: string): void {
			for (const key of keysOf(row)) if (!seen.has(key)) seen.set(key, id);
			above.add(row, id);
		},
		settle(row: Known, id: string): void {
			for (const key of keysOf(row)) seen.set(key, id);
			above.settle(row, id);
		}
	};
}

const isLike = (row: Known, { names }: { names: readonly string[] }): boolean =>
	areNamesAlike(row.names, names);

/** Rows of the same file by their web addresses, and what each was taken for. */
function rowsAbove() {
	const byDomain = new Map<string, Known[]>();
	const ids = new Map<Known, string>();
	return {
		like: (row: Known): string[] =>
			(byDomain.get(row.webDomain ?? '') ?? [])
				.filter((one) => isLike(row, one))
				.flatMap((one) => ids.get(one) ?? []),
		add(row: Known, id: string): void {
			if (!row.webDomain) return;
			const known = byDomain.get(row.webDomain) ?? [];
			if (known.length >= mostOfOneDomain) return;
			byDomain.set(row.webDomain, [...known, row]);
			ids.set(row, id);
		},
		settle: (row: Known, id: string): void => void (ids.has(row) && ids.set(row, id))
	};
}

const keysByRow = new WeakMap<Known, string[]>();

function keysOf(row: Known): string[] {
	const made = keysByRow.get(row) ?? makeKeys(row);
	keysByRow.set(row, made);
	return made;
}

function makeKeys({ names, legalIds, town, country }: Known): string[] {
	return [
		...legalIds.map(({ scheme, value }) => `${scheme}:${value}`),
		...names.map((name) => `name:${bareName(name)}|${fold(town ?? '')}|${country}`)
	];
}

async function readEntered(db: Database, rows: readonly Known[]): Promise<Map<string, string>> {
	const [byLegalId, byName] = await Promise.all([
		holdersOfLegalIds(db, rows),
		holdersOfNames(db, rows)
	]);
	return new Map([
		...byName.map(
			({ id, name, town, country }) =>
				[`name:${bareName(name)}|${fold(town ?? '')}|${country}`, id] as const
		),
		...byLegalId.map(({ id, scheme, value }) => [`${scheme}:${value}`, id] as const)
	]);
}

async function holdersOfLegalIds(db: Database, rows: readonly Known[]) {
	const ids = rows.flatMap(({ legalIds }) => legalIds);
	if (ids.length === 0) return [];
	const { rows: found } = await sql<{ id: string; scheme: string; value: string }>`
		select coalesce(merged_into_id, id) as id, scheme, value
		from unnest(${ids.map(({ scheme }) => scheme)}::text[], ${ids.map(({ value }) => value)}::text[])
				as asked (scheme, value)
			cross join lateral (
				select merged_into_id, id from organisation_legal_id as held
					join organisation on id = organisation_id
				where held.scheme = asked.scheme and held.value = asked.value ${each}) as holder`.execute(db);
	return found;
}

async function holdersOfNames(db: Database, rows: readonly Known[]) {
	const names = [...new Set(rows.flatMap((row) => row.names.map(bareName)))];
	const { rows: found } = await sql<{
		id: string;
		name: string;
		town: string | null;
		country: string;
	}>`
		select id, name, town, country
		from unnest(${names}::text[]) as asked cross join lateral (
			select id, name, town, country from organisation_text
				join organisation on id = organisation_id
			where bare_name = asked and merged_into_id is null ${each}) as holder`.execute(db);
	return found;
}

type Neighbour = { id: string; webDomain: string; names: string[] };

async function holdersOfDomains(db: Database, rows: readonly Known[]) {
	const domains = [...new Set(rows.flatMap(({ webDomain }) => webDomain ?? []))];
	if (domains.length === 0) return new Map<string, Neighbour[]>();
	const { rows: found } = await sql<Neighbour>`
		select near.id, asked as web_domain,
			(select array_agg(name) from organisation_text where organisation_id = near.id) as names
		from unnest(${domains}::text[]) as asked cross join lateral (
			select id from organisation where web_domain = asked and merged_into_id is null
			order by id limit ${mostOfOneDomain}) as near`.execute(db);
	return Map.groupBy(found, ({ webDomain }) => webDomain);
}
