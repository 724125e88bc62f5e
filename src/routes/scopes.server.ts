import type { ScopeKind } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { isId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
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
	if (scope.kind === 'instance')
		return { ...scope, name: scopeName('instance', locale), path: '/' };
	const entry = await db
		.selectFrom('searchEntry')
		.select(['titles', 'originalLocale', 'path'])
		.where('subjectKind', '=', scope.kind)
		.where('subjectId', '=', scope.id ?? '')
		.executeTakeFirst();
	if (!entry) return undefined;
	const name = entry.titles[locale] ?? entry.titles[entry.originalLocale] ?? '';
	return { ...scope, name, path: entry.path };
}
