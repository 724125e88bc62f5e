import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { fold } from '#platform/search/fold.ts';
import { bareName, type Known } from './likeness.ts';

/** Finds for rows of a table the organisation that each of them already is, in the house or above. */
export function recogniser() {
	const seen = new Map<string, string>();
	return {
		async recognise(db: Database, rows: readonly Known[]): Promise<(string | undefined)[]> {
			const entered = await readEntered(db, rows);
			return rows.map((row) =>
				keysOf(row)
					.map((key) => entered.get(key))
					.find(Boolean)
			);
		},
		/** What an earlier row of the same file was taken for. */
		recall: (row: Known): string[] => keysOf(row).flatMap((key) => seen.get(key) ?? []),
		remember(row: Known, id: string): void {
			for (const key of keysOf(row)) if (!seen.has(key)) seen.set(key, id);
		},
		settle(row: Known, id: string): void {
			for (const key of keysOf(row)) seen.set(key, id);
		}
	};
}

const keysByRow = new WeakMap<Known, string[]>();

function keysOf(row: Known): string[] {
	const made = keysByRow.get(row) ?? makeKeys(row);
	keysByRow.set(row, made);
	return made;
}

function makeKeys({ names, legalIds, webDomain, town, country }: Known): string[] {
	return [
		...legalIds.map(({ scheme, value }) => `${scheme}:${value}`),
		...names.map((name) => `name:${bareName(name)}|${fold(town ?? '')}|${country}`),
		...(webDomain ? [`domain:${webDomain}`] : [])
	];
}

async function readEntered(db: Database, rows: readonly Known[]): Promise<Map<string, string>> {
	const [byLegalId, byName, byDomain] = await Promise.all([
		holdersOfLegalIds(db, rows),
		holdersOfNames(db, rows),
		holdersOfDomains(db, rows)
	]);
	return new Map([
		...byDomain.map(({ id, webDomain }) => [`domain:${webDomain}`, id] as const),
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
		from organisation_legal_id join organisation on id = organisation_id
		where (scheme, value) in (select * from unnest(
			${ids.map(({ scheme }) => scheme)}::text[], ${ids.map(({ value }) => value)}::text[]))`.execute(db);
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
		from unnest(${names}::text[]) as asked
			join organisation_text on bare_name = asked
			join organisation on id = organisation_id
		where merged_into_id is null`.execute(db);
	return found;
}

async function holdersOfDomains(db: Database, rows: readonly Known[]) {
	const domains = [...new Set(rows.flatMap(({ webDomain }) => webDomain ?? []))];
	if (domains.length === 0) return [];
	const { rows: found } = await sql<{ id: string; webDomain: string }>`
		select id, web_domain from organisation
		where web_domain = any(${domains}::text[]) and merged_into_id is null`.execute(db);
	return found;
}
