import { sql } from 'kysely';
import type { ScopeKind } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { prepared } from '#platform/database/prepared.ts';
import { isId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import type { Hit } from '#platform/search/wanted.ts';
import { scopeName } from '#rooms/people/role-name.ts';
import type { Scope } from '#rooms/people/grant.ts';

export type NamedScope = { kind: ScopeKind; id: string | null; name: string; path: string };

const kinds: readonly ScopeKind[] = ['instance', 'alliance', 'cluster', 'organisation'];

/** A scope as it stands in an address: `/roles/cluster/<id>`, `/roles/instance/all`. */
export function scopeIn(params: { kind: string; id: string }): Scope | undefined {
	const kind = kinds.find((one) => one === params.kind);
	if (!kind) return undefined;
	if (kind === 'instance') return params.id === 'all' ? { kind, id: null } : undefined;
	return isId(params.id) ? { kind, id: params.id } : undefined;
}

export const rolesPath = ({ kind, id }: Scope): string => `/roles/${kind}/${id ?? 'all'}`;

/** Name and address of what a role is held in, across the rooms. */
export async function findScope(
	db: Database,
	scope: Scope,
	locale: Locale
): Promise<NamedScope | undefined> {
	const [named] = await listScopes(db, [scope], locale);
	return named;
}

/** The same for many at once, in their order. */
export async function listScopes(
	db: Database,
	scopes: readonly Scope[],
	locale: Locale
): Promise<(NamedScope | undefined)[]> {
	const ids = scopes.flatMap(({ id }) => id ?? []);
	const entries = ids.length === 0 ? [] : await listEntries(db, ids);
	const known = new Map(entries.map((entry) => [`${entry.subjectKind} ${entry.subjectId}`, entry]));
	return scopes.map((scope) => {
		if (scope.kind === 'instance')
			return { ...scope, name: scopeName('instance', locale), path: '/' };
		const entry = known.get(`${scope.kind} ${scope.id}`);
		if (!entry) return undefined;
		const name = entry.titles[locale] ?? entry.titles[entry.originalLocale] ?? '';
		return { ...scope, name, path: entry.path };
	});
}

type NamedEntry = Pick<Hit, 'subjectKind' | 'subjectId' | 'titles' | 'originalLocale' | 'path'>;

async function listEntries(db: Database, ids: readonly string[]): Promise<NamedEntry[]> {
	const { rows } = await sql<NamedEntry>`${prepared('named_scopes')}
		select subject_kind, subject_id, titles, original_locale, path from search_entry
		where subject_kind in ('alliance', 'cluster', 'organisation')
			and subject_id = any(${[...ids]}::uuid[])`.execute(db);
	return rows;
}
