import { holds, isAdministrator, isSignedIn, type Actor } from '#platform/actor.ts';

const scope = (id: string) => ({ kind: 'cluster', id }) as const;

/** A new cluster is entered by whoever administers or already runs a cluster or an alliance. */
export const mayRegister = (actor: Actor): boolean =>
	isAdministrator(actor) ||
	(isSignedIn(actor) &&
		actor.grants.some(
			({ role, scopeKind }) =>
				role === 'manager' && ['cluster', 'alliance', 'organisation'].includes(scopeKind)
		));

export const mayEdit = (actor: Actor, id: string): boolean =>
	holds(actor, ['manager', 'editor'], scope(id));

/** What binds the cluster: its members, coordinator, council and life. */
export const mayManage = (actor: Actor, id: string): boolean =>
	holds(actor, ['manager'], scope(id));

export const mayConfirm = (actor: Actor, id: string): boolean =>
	holds(actor, ['manager', 'editor', 'representative'], scope(id));

/** A host name decides what stands at an address of this server: the operator's business. */
export const mayGiveHost = (actor: Actor): boolean => isAdministrator(actor);
