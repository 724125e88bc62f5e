import { holds, isAdministrator, type Actor } from '#platform/actor.ts';

/** Who represents an organisation is told by whoever leads it. */
export const mayKeepRepresentation = (actor: Actor, organisationId: string): boolean =>
	holds(actor, ['manager'], { kind: 'organisation', id: organisationId });

/** It is read by its own people, and by whoever leads a cluster or an alliance and deals with it. */
export const mayReadRepresentation = (actor: Actor, organisationId: string): boolean =>
	isAdministrator(actor) ||
	holds(actor, ['manager', 'editor', 'representative'], {
		kind: 'organisation',
		id: organisationId
	}) ||
	actor.grants.some(
		({ role, scopeKind }) =>
			role === 'manager' && (scopeKind === 'cluster' || scopeKind === 'alliance')
	);
