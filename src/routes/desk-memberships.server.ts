import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { listClusterNames } from '#rooms/clusters/cluster-record.server.ts';
import { mayManageMemberships, maySeeMembership } from '#rooms/memberships/access.ts';
import { countUndecided } from '#rooms/memberships/application-record.server.ts';
import { listOwed } from '#rooms/memberships/invoice-record.server.ts';
import { listMembershipsHeld } from '#rooms/memberships/member-record.server.ts';
import { stateName } from '#rooms/memberships/membership-words.ts';
import { formatMoney } from '#rooms/memberships/money.ts';
import { listOrganisationNames } from '#rooms/organisations/organisation-record.server.ts';
import { clusterLink, organisationLink } from './cluster-page.server.ts';

/** The memberships of those one stands for, first those of which something is owed or open, and applications one's clusters have to decide. */
export async function loadDeskMemberships({ locals }: RequestEvent, actor: Actor) {
	const { db, locale, now } = locals;
	const day = dayOf(now);
	const idsOf = (kind: 'organisation' | 'cluster') =>
		actor.grants.flatMap(({ scopeKind, scopeId }) =>
			scopeKind === kind && scopeId ? [scopeId] : []
		);
	const led = idsOf('cluster').filter((id) => mayManageMemberships(actor, id));
	const [held, waiting] = await Promise.all([
		listMembershipsHeld(db, idsOf('organisation'), day),
		countUndecided(db, led)
	]);
	const seen = held.filter((membership) => maySeeMembership(actor, membership));
	const [owed, clusters, organisations] = await Promise.all([
		listOwed(db, { membershipIds: seen.map(({ id }) => id) }),
		listClusterNames(db, [...seen.map(({ clusterId }) => clusterId), ...waiting.keys()]),
		listOrganisationNames(
			db,
			seen.map(({ organisationId }) => organisationId)
		)
	]);
	const owedFor = Map.groupBy(owed, ({ membershipId }) => membershipId);
	const memberships = seen.flatMap(({ id, clusterId, organisationId, state }) => {
		const [cluster, member] = [clusters.get(clusterId), organisations.get(organisationId)];
		if (!cluster || !member) return [];
		return [
			{
				id,
				state,
				href: `/${locale}/memberships/${id}`,
				cluster: clusterLink(cluster, locale).name,
				member: organisationLink(member, locale).name,
				stateName: stateName(state, locale),
				invoices: (owedFor.get(id) ?? []).map((invoice) => ({
					id: invoice.id,
					number: invoice.number,
					href: `/${locale}/invoices/${invoice.id}`,
					dueOn: invoice.dueOn,
					isOverdue: invoice.dueOn < day,
					open: formatMoney(locale, invoice.openCents, invoice.currency)
				}))
			}
		];
	});
	const isSettled = ({ state, invoices }: (typeof memberships)[number]) =>
		state === 'active' && invoices.length === 0;
	return {
		due: memberships.filter((one) => !isSettled(one)),
		settled: memberships.filter(isSettled),
		applications: [...waiting].flatMap(([clusterId, count]) => {
			const cluster = clusters.get(clusterId);
			if (!cluster) return [];
			const { name, href } = clusterLink(cluster, locale);
			return [{ id: clusterId, name, count, href: `${href}/manage/applications?state=declared` }];
		})
	};
}

export type DeskMembershipsData = Awaited<ReturnType<typeof loadDeskMemberships>>;
