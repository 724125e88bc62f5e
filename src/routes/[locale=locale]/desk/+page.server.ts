import { attempt } from '#platform/database/attempt.ts';
import { require } from '#platform/guards/guard.server.ts';
import { accept } from '#platform/outcome.ts';
import { mayRegister as mayEnterAlliance } from '#rooms/alliances/access.ts';
import { mayRegister as mayEnterCluster } from '#rooms/clusters/access.ts';
import { listClusterNeeds } from '#rooms/clusters/cluster-needs.server.ts';
import { maySeeAccount } from '#rooms/people/access.ts';
import { roleName, scopeName } from '#rooms/people/role-name.ts';
import { makeFeed } from '#rooms/events/calendar-feed.server.ts';
import { openHouse } from '../../../house.server.ts';
import { loadDeskAgreements } from '../../desk-agreements.server.ts';
import { loadDeskEvents } from '../../desk-events.server.ts';
import { loadDeskGovernance } from '../../desk-governance.server.ts';
import { loadDeskMarketplace } from '../../desk-marketplace.server.ts';
import { loadDeskMemberships } from '../../desk-memberships.server.ts';
import { loadDeskNeeds } from '../../desk-needs.server.ts';
import { loadDeskSurveys } from '../../desk-surveys.server.ts';
import { loadMyEvents } from '../../my-events-page.server.ts';
import { listScopes, rolesPath } from '../../scopes.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = require(event, maySeeAccount(event.locals.actor));
	const { db, locale, now, person, actingFor } = event.locals;
	const managed = actor.grants.flatMap(({ role, scopeKind, scopeId }) =>
		role === 'manager' && scopeKind === 'cluster' && scopeId ? [scopeId] : []
	);
	const [scopes, needs] = await Promise.all([
		listScopes(
			db,
			actor.grants.map(({ scopeKind, scopeId }) => ({ kind: scopeKind, id: scopeId })),
			locale
		),
		listClusterNeeds(db, managed, now)
	]);
	const roles = actor.grants.map((grant, place) => ({
		role: roleName(grant.role, locale),
		kind: scopeName(grant.scopeKind, locale),
		scopeKind: grant.scopeKind,
		name: scopes[place]?.name ?? '–',
		path: scopes[place]?.path ?? null,
		rolesPath: rolesPath({ kind: grant.scopeKind, id: grant.scopeId }),
		cluster: (grant.role === 'manager' && needs.get(grant.scopeId ?? '')) || null,
		mayManage: grant.role === 'manager' || grant.role === 'administrator'
	}));
	const [mine, organised, agreements, sittings, memberships, marketplace, surveys, lacking] =
		await Promise.all([
			loadMyEvents(event, actor),
			loadDeskEvents(event, actor),
			loadDeskAgreements(event, actor),
			loadDeskGovernance(event, actor),
			loadDeskMemberships(event, actor),
			loadDeskMarketplace(event, actor),
			loadDeskSurveys(event, actor),
			loadDeskNeeds(event, actor)
		]);
	return {
		...{ roles, mine, organised, agreements, sittings, memberships, marketplace, surveys, lacking },
		isAwaited:
			agreements.awaiting.length +
				agreements.obligations.length +
				sittings.length +
				memberships.applications.length +
				memberships.due.length +
				marketplace.lines.length +
				surveys.awaiting.length +
				surveys.open.length +
				lacking.waiting.length >
			0,
		name: actingFor?.name ?? person?.name ?? '',
		mayEnterCluster: mayEnterCluster(actor),
		mayEnterAlliance: mayEnterAlliance(actor),
		isAdministrator: roles.some(({ scopeKind }) => scopeKind === 'instance')
	};
};

export const actions: Actions = {
	/** A new address of one's own calendar; shown once, for only its digest is kept. */
	feed: async (event) => {
		const { personId } = require(event, maySeeAccount(event.locals.actor));
		const { db, locale, now } = event.locals;
		const made = await attempt(db, async (tx) => accept(await makeFeed(tx, personId, now)));
		const { letterAddress } = await openHouse();
		const token = made.ok ? made.value : '';
		return { feed: `${letterAddress(event.url)}/${locale}/calendar/${token}.ics` };
	}
};
