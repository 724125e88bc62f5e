import type { Database } from '#platform/database/database.ts';
import type { PartyNamed, PartyRole, Texts } from './agreement.ts';

/** Who speaks for an organisation, by its id; the rooms above know it. */
export type Representation = ReadonlyMap<string, { name: string; function: string }[]>;

export type PartyRow = {
	id: string;
	position: number;
	organisationId: string | null;
	clusterId: string | null;
	signingOrganisationId: string | null;
	role: PartyRole;
	joinedOn: string | null;
};

export async function listParties(db: Database, agreementId: string): Promise<PartyRow[]> {
	return db
		.selectFrom('agreementParty')
		.select(['id', 'position', 'organisationId', 'clusterId', 'signingOrganisationId'])
		.select(['role', 'joinedOn'])
		.where('agreementId', '=', agreementId)
		.orderBy('position')
		.orderBy('id')
		.execute();
}

/** The parties as their records name them today. */
export async function nameParties(
	db: Database,
	parties: readonly PartyRow[],
	representation: Representation = new Map()
): Promise<PartyNamed[]> {
	const organisations = parties.flatMap(({ organisationId, signingOrganisationId }) =>
		[organisationId, signingOrganisationId].filter((id) => id !== null)
	);
	const clusters = parties.flatMap(({ clusterId }) => (clusterId ? [clusterId] : []));
	const [names, clusterNames, ids, seats] = await Promise.all([
		organisationNames(db, organisations),
		clusterNamesOf(db, clusters),
		legalIdsOf(db, organisations),
		seatsOf(db, organisations)
	]);
	return parties.map(({ id, role, clusterId, organisationId, signingOrganisationId }) => {
		const legal = signingOrganisationId ?? organisationId ?? '';
		return {
			partyId: id,
			role,
			names: (clusterId ? clusterNames.get(clusterId) : names.get(legal)) ?? {},
			signingNames: clusterId ? (names.get(legal) ?? {}) : {},
			seat: seats.get(legal) ?? '',
			legalIds: ids.get(legal) ?? [],
			representedBy: representation.get(legal) ?? []
		};
	});
}

async function organisationNames(db: Database, ids: readonly string[]) {
	if (ids.length === 0) return new Map<string, Texts>();
	const rows = await db
		.selectFrom('organisationText')
		.select(['organisationId as id', 'locale', 'name'])
		.where('organisationId', 'in', ids)
		.execute();
	return byId(rows);
}

async function clusterNamesOf(db: Database, ids: readonly string[]) {
	if (ids.length === 0) return new Map<string, Texts>();
	const rows = await db
		.selectFrom('clusterText')
		.select(['clusterId as id', 'locale', 'name'])
		.where('clusterId', 'in', ids)
		.execute();
	return byId(rows);
}

function byId(rows: readonly { id: string; locale: string; name: string }[]): Map<string, Texts> {
	const found = new Map<string, Texts>();
	for (const { id, locale, name } of rows)
		if (name.trim()) found.set(id, { ...found.get(id), [locale]: name });
	return found;
}

async function legalIdsOf(db: Database, ids: readonly string[]) {
	const found = new Map<string, { scheme: string; value: string }[]>();
	if (ids.length === 0) return found;
	const rows = await db
		.selectFrom('organisationLegalId')
		.select(['organisationId', 'scheme', 'value'])
		.where('organisationId', 'in', ids)
		.orderBy('scheme')
		.execute();
	for (const { organisationId, scheme, value } of rows)
		found.set(organisationId, [...(found.get(organisationId) ?? []), { scheme, value }]);
	return found;
}

async function seatsOf(db: Database, ids: readonly string[]) {
	if (ids.length === 0) return new Map<string, string>();
	const rows = await db
		.selectFrom('organisation')
		.select(['id', 'street', 'postcode', 'town'])
		.where('id', 'in', ids)
		.execute();
	return new Map(rows.map(({ id, ...address }) => [id, seatOf(address)]));
}

const seatOf = (address: Record<'street' | 'postcode' | 'town', string | null>): string => {
	const town = [address.postcode, address.town].filter(Boolean).join(' ');
	return [address.street, town].filter(Boolean).join(', ');
};
