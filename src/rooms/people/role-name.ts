import { m } from '#messages';
import type { Role, ScopeKind } from '#platform/actor.ts';
import type { Locale } from '#platform/locale.ts';

const roles = {
	administrator: m.people_role_administrator,
	manager: m.people_role_manager,
	editor: m.people_role_editor,
	representative: m.people_role_representative
};

const scopes = {
	instance: m.people_scope_instance,
	alliance: m.people_scope_alliance,
	cluster: m.people_scope_cluster,
	organisation: m.people_scope_organisation
};

export const roleName = (role: Role, locale: Locale): string => roles[role]({}, { locale });
export const scopeName = (kind: ScopeKind, locale: Locale): string => scopes[kind]({}, { locale });
