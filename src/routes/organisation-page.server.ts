import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Database } from '#platform/database/database.ts';
import { found } from '#platform/guards/guard.server.ts';
import { listAlliancesOf } from '#rooms/alliances/alliance-record.server.ts';
import { listClusterNames } from '#rooms/clusters/cluster-record.server.ts';
import { listCoordinationsOf } from '#rooms/clusters/coordinator.server.ts';
import { isFounding } from '#rooms/clusters/cluster.ts';
import { listMembershipsOf } from '#rooms/clusters/membership.server.ts';
import { mayConfirm, mayEdit } from '#rooms/organisations/access.ts';
import {
	findOrganisation,
	type OrganisationRecord
} from '#rooms/organisations/organisation-record.server.ts';
import { maySeeHolders } from '#rooms/people/access.ts';

/** The record asked for; what was merged into another leads there. */
export async function organisationOf(
	event: RequestEvent & { params: { id: string } }
): Promise<OrganisationRecord> {
	const { db, actor, now } = event.locals;
	const record = found(await findOrganisation(db, actor, event.params.id, now));
	if (record.mergedIntoId)
		redirect(301, event.url.pathname.replace(event.params.id, record.mergedIntoId));
	return record;
}

export const logoPath = (logoFileId: string | null): string | null =>
	logoFileId && `/files/${logoFileId}`;

export function rightsOver(event: RequestEvent, id: string) {
	const { actor } = event.locals;
	return {
		mayEdit: mayEdit(actor, id),
		mayConfirm: mayConfirm(actor, id),
		maySeeHolders: maySeeHolders(actor, { kind: 'organisation', id })
	};
}

export async function listBelongings(db: Database, organisationId: string) {
	const [memberships, coordinations, alliances] = await Promise.all([
		listMembershipsOf(db, organisationId),
		listCoordinationsOf(db, organisationId),
		listAlliancesOf(db, { organisationId })
	]);
	const clusters = await listClusterNames(
		db,
		[...memberships, ...coordinations].map(({ clusterId }) => clusterId)
	);
	return {
		alliances,
		coordinations: coordinations.flatMap(({ clusterId, ...term }) => {
			const cluster = clusters.get(clusterId);
			return cluster ? [{ ...term, cluster }] : [];
		}),
		memberships: memberships.flatMap((one) => {
			const cluster = clusters.get(one.clusterId);
			if (!cluster) return [];
			const { id, clusterId, kind, validFrom, validUntil } = one;
			const founding = kind === 'member' && isFounding(one, one.foundedOn);
			const told = { id, clusterId, kind, class: one.class, validFrom, validUntil };
			return [{ ...told, founding, cluster }];
		})
	};
}
