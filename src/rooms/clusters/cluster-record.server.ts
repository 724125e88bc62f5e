import { sql } from 'kysely';
import { dayOf } from '#platform/calendar-day.ts';
import type { Database } from '#platform/database/database.ts';
import { prepared } from '#platform/database/prepared.ts';
import {
	findLastConfirmation,
	listOrganisationNames,
	type OrganisationName
} from '#rooms/organisations/organisation-record.server.ts';
import { confirmationState } from '#rooms/organisations/organisation.ts';
import { readClusterDraft } from './cluster.server.ts';
import { isFounding } from './cluster.ts';
import { findCoordinator, listCoordinators } from './coordinator.server.ts';
import { listMemberships } from './membership.server.ts';

export async function findCluster(db: Database, slug: string, now: Date) {
	const row = await db
		.selectFrom('cluster')
		.select(['id', 'edition', 'logoFileId', 'isDemo', 'registeredAt', 'changedAt', 'dormantSince'])
		.where('slug', '=', slug)
		.executeTakeFirst();
	if (!row) return undefined;
	const { id } = row;
	const today = dayOf(now);
	const [draft, stages, coordinator, council, registers, confirmedAt, predecessors, successors] =
		await Promise.all([
			readClusterDraft(db, id),
			db
				.selectFrom('clusterStage')
				.select(['stage', 'since', 'note'])
				.where('clusterId', '=', id)
				.orderBy('since')
				.orderBy('id')
				.execute(),
			findCoordinator(db, id, today),
			db
				.selectFrom('councilSeat')
				.selectAll()
				.where('clusterId', '=', id)
				.orderBy('role')
				.orderBy('id')
				.execute(),
			db
				.selectFrom('registerEntry')
				.selectAll()
				.where('clusterId', '=', id)
				.orderBy('validFrom', 'desc')
				.orderBy('id')
				.execute(),
			findLastConfirmation(db, 'cluster', id),
			listSuccession(db, id, 'predecessors'),
			listSuccession(db, id, 'successors')
		]);
	const names = await listOrganisationNames(db, coordinator ? [coordinator.organisationId] : []);
	return {
		...draft,
		...row,
		stages,
		stage: stages.at(-1)?.stage ?? null,
		coordinator: coordinator
			? { ...coordinator, organisation: names.get(coordinator.organisationId) }
			: null,
		council,
		registers,
		predecessors,
		successors,
		confirmedAt,
		confirmation: confirmationState(confirmedAt, row.registeredAt, now)
	};
}

export type ClusterRecord = NonNullable<Awaited<ReturnType<typeof findCluster>>>;

export type Member = {
	id: string;
	organisation: OrganisationName;
	kind: 'member' | 'partner';
	class: string | null;
	validFrom: string;
	validUntil: string | null;
	isFounding: boolean;
};

/** Members and partners on a day, or all there ever were when no day is given. */
export async function listMembers(
	db: Database,
	{ id, foundedOn }: { id: string; foundedOn: string | null },
	on?: string
): Promise<Member[]> {
	const memberships = await listMemberships(db, id, on ? { on } : {});
	const names = await listOrganisationNames(
		db,
		memberships.map(({ organisationId }) => organisationId)
	);
	return memberships.flatMap((membership) => {
		const organisation = names.get(membership.organisationId);
		if (!organisation) return [];
		const { id, kind, validFrom, validUntil } = membership;
		return [
			{
				id,
				organisation,
				kind,
				class: membership.class,
				validFrom,
				validUntil,
				isFounding: isFounding(membership, foundedOn)
			}
		];
	});
}

/** Names and addresses of clusters by id. */
export async function listClusterNames(db: Database, ids: readonly string[]) {
	if (ids.length === 0) return new Map<string, ClusterName>();
	const rows = await db
		.selectFrom('cluster')
		.innerJoin('clusterText', 'clusterText.clusterId', 'cluster.id')
		.modifyFront(prepared('cluster_names'))
		.select([
			'cluster.id',
			'slug',
			'originalLocale',
			'country',
			'town',
			'latitude',
			'longitude',
			'locale',
			'name',
			'shortName'
		])
		.where('cluster.id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
		.execute();
	const names = new Map<string, ClusterName>();
	for (const { locale, name, shortName, ...row } of rows) {
		const known: ClusterName = names.get(row.id) ?? { ...row, texts: {} };
		known.texts[locale] = { name, shortName };
		names.set(row.id, known);
	}
	return names;
}

export type ClusterName = {
	id: string;
	slug: string;
	originalLocale: ClusterRecord['originalLocale'];
	country: string;
	town: string | null;
	latitude: number | null;
	longitude: number | null;
	texts: Partial<
		Record<ClusterRecord['originalLocale'], { name: string; shortName: string | null }>
	>;
};

async function listSuccession(db: Database, id: string, side: 'predecessors' | 'successors') {
	const [own, other] =
		side === 'predecessors'
			? (['successorId', 'predecessorId'] as const)
			: (['predecessorId', 'successorId'] as const);
	const rows = await db
		.selectFrom('clusterSuccession')
		.select([`${other} as otherId`, 'since'])
		.where(own, '=', id)
		.execute();
	const names = await listClusterNames(
		db,
		rows.map(({ otherId }) => otherId)
	);
	return rows.flatMap(({ otherId, since }) => {
		const cluster = names.get(otherId);
		return cluster ? [{ cluster, since }] : [];
	});
}

/** How many members and partners there are on a day. */
export async function countMembers(db: Database, clusterIds: readonly string[], on: string) {
	const counts = new Map<string, { member: number; partner: number }>();
	if (clusterIds.length === 0) return counts;
	const rows = await db
		.selectFrom('membership')
		.select(['clusterId', 'kind', ({ fn }) => fn.countAll<number>().as('count')])
		.where('clusterId', 'in', [...clusterIds])
		.where('validFrom', '<=', on)
		.where((or) => or.or([or('validUntil', 'is', null), or('validUntil', '>', on)]))
		.groupBy(['clusterId', 'kind'])
		.execute();
	for (const { clusterId, kind, count } of rows) {
		const known = counts.get(clusterId) ?? { member: 0, partner: 0 };
		counts.set(clusterId, { ...known, [kind]: Number(count) });
	}
	return counts;
}

/** Every term of coordination with the organisation's names, the latest first. */
export async function listCoordinatorTerms(db: Database, clusterId: string) {
	const terms = await listCoordinators(db, clusterId);
	const names = await listOrganisationNames(
		db,
		terms.map(({ organisationId }) => organisationId)
	);
	return terms.flatMap(({ organisationId, ...term }) => {
		const organisation = names.get(organisationId);
		return organisation ? [{ ...term, organisation }] : [];
	});
}
