import { holds, isAdministrator, isSignedIn, type Actor } from '#platform/actor.ts';

const scope = (id: string) => ({ kind: 'alliance', id }) as const;

export const mayRegister = (actor: Actor): boolean =>
	isAdministrator(actor) ||
	(isSignedIn(actor) &&
		actor.grants.some(
			({ role, scopeKind }) => role === 'manager' && ['cluster', 'alliance'].includes(scopeKind)
		));

export const mayEdit = (actor: Actor, id: string): boolean =>
	holds(actor, ['manager', 'editor'], scope(id));

/** Who takes part, in which role, and who pays. */
export const mayManage = (actor: Actor, id: string): boolean =>
	holds(actor, ['manager'], scope(id));

export const mayConfirm = (actor: Actor, id: string): boolean =>
	holds(actor, ['manager', 'editor', 'representative'], scope(id));
