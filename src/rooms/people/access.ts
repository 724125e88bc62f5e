import { holds, isAdministrator, isSignedIn, type Actor, type Grant } from '#platform/actor.ts';
import type { Scope } from './grant.ts';

/** Who decides over a scope hands out its roles. */
export const mayGrant = (actor: Actor, scope: Scope): boolean =>
	isSignedIn(actor) && actor.onBehalfOfId === null && holds(actor, ['manager'], scope);

export const maySeeHolders = (actor: Actor, scope: Scope): boolean =>
	holds(actor, ['manager', 'editor', 'representative'], scope);

export const maySeeAccount = (actor: Actor): boolean => isSignedIn(actor);

/** One's own password, sessions and erasure are never another's business. */
export const mayChangeAccount = (actor: Actor): boolean =>
	isSignedIn(actor) && actor.onBehalfOfId === null;

export const mayAdminister = (actor: Actor): boolean =>
	isAdministrator(actor) && actor.onBehalfOfId === null;

/**
 * An administrator acts for anyone but another administrator; the manager of a scope for those
 * whose every role lies in scopes that the manager decides over (`decidedScopes` adds the
 * organisations of a cluster's members, which this room cannot know).
 */
export function mayActFor(
	actor: Actor,
	person: { id: string; grants: readonly Grant[] },
	decidedScopes: readonly Scope[] = []
): boolean {
	if (!isSignedIn(actor) || actor.onBehalfOfId !== null || actor.personId === person.id)
		return false;
	if (person.grants.some((grant) => grant.role === 'administrator')) return false;
	if (isAdministrator(actor)) return true;
	return (
		person.grants.length > 0 && person.grants.every((grant) => decides(actor, grant, decidedScopes))
	);
}

function decides(actor: Actor, grant: Grant, decidedScopes: readonly Scope[]): boolean {
	const within = decidedScopes.some(
		({ kind, id }) => kind === grant.scopeKind && id === grant.scopeId
	);
	if (within) return true;
	return (
		grant.role !== 'manager' &&
		holds(actor, ['manager'], { kind: grant.scopeKind, id: grant.scopeId })
	);
}
