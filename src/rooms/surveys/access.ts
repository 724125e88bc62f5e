import { isAdministrator, type Actor } from '#platform/actor.ts';
import { mayEdit, mayManage } from '#rooms/clusters/access.ts';
import { mayWrite } from '#rooms/marketplace/access.ts';

/** The cluster's people make its surveys, open and close them, and read what came of them. */
export const mayMake = (actor: Actor, clusterId: string): boolean => mayEdit(actor, clusterId);

/** Showing the results to everybody binds the cluster. */
export const mayPublish = (actor: Actor, clusterId: string): boolean => mayManage(actor, clusterId);

/** The organisations somebody writes for; an administrator writes for none that is not theirs. */
export const listWritten = (actor: Actor): string[] => [
	...new Set(
		actor.grants.flatMap(({ role, scopeKind, scopeId }) =>
			scopeKind === 'organisation' &&
			scopeId &&
			mayWrite({ ...actor, grants: [{ role, scopeKind, scopeId }] }, scopeId)
				? [scopeId]
				: []
		)
	)
];

/** The clusters whose surveys somebody makes. */
export const listMaking = (actor: Actor): string[] => [
	...new Set(
		actor.grants.flatMap(({ scopeKind, scopeId }) =>
			scopeKind === 'cluster' && scopeId && !isAdministrator(actor) && mayMake(actor, scopeId)
				? [scopeId]
				: []
		)
	)
];
