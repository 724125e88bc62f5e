import { holds, isAdministrator, isSignedIn, type Actor } from '#platform/actor.ts';

const scope = (id: string) => ({ kind: 'organisation', id }) as const;

export const mayRegister = (actor: Actor): boolean => isSignedIn(actor) || isAdministrator(actor);

export const mayEdit = (actor: Actor, id: string): boolean =>
	holds(actor, ['manager', 'editor'], scope(id));

export const mayConfirm = (actor: Actor, id: string): boolean =>
	holds(actor, ['manager', 'editor', 'representative'], scope(id));

export const maySeeManagersContacts = mayConfirm;

/** Contacts for members are seen by whoever belongs to an organisation, cluster or alliance. */
export const maySeeMembersContacts = (actor: Actor): boolean => actor.grants.length > 0;

/** Merging touches two records that others rely on: the administrator, or whoever manages both. */
export const mayMerge = (actor: Actor, keptId: string, mergedId: string): boolean =>
	holds(actor, ['manager'], scope(keptId)) && holds(actor, ['manager'], scope(mergedId));

/** Many records at once: whoever manages a cluster or an alliance, or administers. */
export const mayImport = (actor: Actor): boolean =>
	isAdministrator(actor) ||
	actor.grants.some(
		({ role, scopeKind }) =>
			role === 'manager' && (scopeKind === 'cluster' || scopeKind === 'alliance')
	);
