import { require } from '#platform/guards/guard.server.ts';
import { mayRegister as mayEnterAlliance } from '#rooms/alliances/access.ts';
import { mayRegister as mayEnterCluster } from '#rooms/clusters/access.ts';
import { findClusterNeeds } from '#rooms/clusters/cluster-needs.server.ts';
import { maySeeAccount } from '#rooms/people/access.ts';
import { roleName, scopeName } from '#rooms/people/role-name.ts';
import { findScope, rolesPath } from '../../scopes.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = require(event, maySeeAccount(event.locals.actor));
	const { db, locale, now, person, actingFor } = event.locals;
	const scopes = await Promise.all(
		actor.grants.map(({ scopeKind, scopeId }) =>
			findScope(db, { kind: scopeKind, id: scopeId }, locale)
		)
	);
	const needs = await Promise.all(
		actor.grants.map(({ role, scopeKind, scopeId }) =>
			role === 'manager' && scopeKind === 'cluster' && scopeId
				? findClusterNeeds(db, scopeId, now)
				: null
		)
	);
	const roles = actor.grants.map((grant, place) => ({
		role: roleName(grant.role, locale),
		kind: scopeName(grant.scopeKind, locale),
		scopeKind: grant.scopeKind,
		name: scopes[place]?.name ?? '–',
		path: scopes[place]?.path ?? null,
		rolesPath: rolesPath({ kind: grant.scopeKind, id: grant.scopeId }),
		cluster: needs[place] ?? null,
		mayManage: grant.role === 'manager' || grant.role === 'administrator'
	}));
	return {
		roles,
		name: actingFor?.name ?? person?.name ?? '',
		mayEnterCluster: mayEnterCluster(actor),
		mayEnterAlliance: mayEnterAlliance(actor),
		isAdministrator: roles.some(({ scopeKind }) => scopeKind === 'instance')
	};
};
