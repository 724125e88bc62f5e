export type ScopeKind = 'instance' | 'alliance' | 'cluster' | 'organisation';
export type Role = 'administrator' | 'manager' | 'editor' | 'representative';

export type Grant = { role: Role; scopeKind: ScopeKind; scopeId: string | null };

export type Actor = {
	personId: string | null;
	/** The person in whose name a deed is done; the grants are then theirs. */
	onBehalfOfId: string | null;
	grants: readonly Grant[];
};

export const visitor: Actor = { personId: null, onBehalfOfId: null, grants: [] };

/** The house itself: demo world, scheduled work, administration from the command line. */
export const house: Actor = {
	personId: null,
	onBehalfOfId: null,
	grants: [{ role: 'administrator', scopeKind: 'instance', scopeId: null }]
};

export const isSignedIn = (actor: Actor): boolean => actor.personId !== null;

export const isAdministrator = (actor: Actor): boolean =>
	actor.grants.some((grant) => grant.role === 'administrator');

/** What somebody may do by the roles they were given for this or that, were they no administrator. */
export const withoutHouse = (actor: Actor): Actor => ({
	...actor,
	grants: actor.grants.filter(({ role }) => role !== 'administrator')
});

/** Whether the actor holds one of the roles in this very scope; an administrator holds all. */
export function holds(
	actor: Actor,
	roles: readonly Role[],
	scope: { kind: ScopeKind; id: string | null }
): boolean {
	if (isAdministrator(actor)) return true;
	return actor.grants.some(
		(grant) =>
			roles.includes(grant.role) && grant.scopeKind === scope.kind && grant.scopeId === scope.id
	);
}

/** The one whose rights and name count: the person acted for, else the person. */
export const effectivePersonId = (actor: Actor): string | null =>
	actor.onBehalfOfId ?? actor.personId;
