import type { Database } from '#platform/database/database.ts';
import { listClusterNames } from '#rooms/clusters/cluster-record.server.ts';
import {
	findLastConfirmation,
	listOrganisationNames
} from '#rooms/organisations/organisation-record.server.ts';
import { confirmationState } from '#rooms/organisations/organisation.ts';
import { readAllianceDraft } from './alliance.server.ts';
import { listParticipations } from './participation.server.ts';

export async function findAlliance(db: Database, slug: string, now: Date) {
	const row = await db
		.selectFrom('alliance')
		.select(['id', 'edition', 'logoFileId', 'isDemo', 'registeredAt', 'changedAt', 'dormantSince'])
		.where('slug', '=', slug)
		.executeTakeFirst();
	if (!row) return undefined;
	const [draft, parties, confirmedAt] = await Promise.all([
		readAllianceDraft(db, row.id),
		listParties(db, row.id),
		findLastConfirmation(db, 'alliance', row.id)
	]);
	return {
		...draft,
		...row,
		parties,
		confirmedAt,
		confirmation: confirmationState(confirmedAt, row.registeredAt, now)
	};
}

export type AllianceRecord = NonNullable<Awaited<ReturnType<typeof findAlliance>>>;

export async function listParties(db: Database, allianceId: string) {
	const participations = await listParticipations(db, allianceId);
	const [clusters, organisations] = await Promise.all([
		listClusterNames(
			db,
			participations.flatMap(({ clusterId }) => clusterId ?? [])
		),
		listOrganisationNames(
			db,
			participations.flatMap(({ organisationId }) => organisationId ?? [])
		)
	]);
	return participations.map(({ clusterId, organisationId, ...participation }) => ({
		...participation,
		cluster: clusterId ? (clusters.get(clusterId) ?? null) : null,
		organisation: organisationId ? (organisations.get(organisationId) ?? null) : null
	}));
}

/** The alliances in which a cluster or an organisation takes part, then and now. */
export async function listAlliancesOf(
	db: Database,
	party: { clusterId: string } | { organisationId: string }
) {
	const [column, id] =
		'clusterId' in party
			? (['clusterId', party.clusterId] as const)
			: (['organisationId', party.organisationId] as const);
	const rows = await db
		.selectFrom('allianceParticipation')
		.innerJoin('alliance', 'alliance.id', 'allianceParticipation.allianceId')
		.select([
			'alliance.id',
			'slug',
			'alliance.kind',
			'originalLocale',
			'role',
			'validFrom',
			'validUntil'
		])
		.where(`allianceParticipation.${column}`, '=', id)
		.orderBy('validFrom', 'desc')
		.orderBy('alliance.id')
		.execute();
	const texts = rows.length
		? await db
				.selectFrom('allianceText')
				.select(['allianceId', 'locale', 'name', 'shortName'])
				.where(
					'allianceId',
					'in',
					rows.map((row) => row.id)
				)
				.execute()
		: [];
	return rows.map((row) => ({
		...row,
		texts: Object.fromEntries(
			texts
				.filter(({ allianceId }) => allianceId === row.id)
				.map(({ locale, name, shortName }) => [locale, { name, shortName }])
		)
	}));
}
