import type { Database } from '#platform/database/database.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { listClusterNames } from '#rooms/clusters/cluster-record.server.ts';
import { listOrganisationNames } from '#rooms/organisations/organisation-record.server.ts';
import type { Composition, OwnerKind } from './organ.ts';

/** Somebody who has a vote in an organ on a day; `key` is the same from sitting to sitting. */
export type Entitled = {
	key: string;
	organisationId: string | null;
	clusterId: string | null;
	seatId: string | null;
	councilSeatId: string | null;
	name: string;
	email: string | null;
	personId: string | null;
	weight: number;
};

type Organ = { id: string; ownerKind: OwnerKind; ownerId: string; composition: Composition };
type Held = Omit<Entitled, 'key' | 'name'> & { name?: string };
/** A vote by its key; the name of an organisation or cluster is not looked up. */
export type Right = Held & { key: string };

/** Who has a vote in the organ on a day, from the rooms that know it. */
export async function listRights(db: Database, organ: Organ, day: string): Promise<Right[]> {
	const held = await from[organ.composition](db, organ, day);
	const rights = held.map((one) => ({ ...one, key: keyOf(one) }));
	return [...new Map(rights.map((one) => [one.key, one])).values()];
}

/** The same with their names, in the order of these. */
export const listEntitled = async (db: Database, organ: Organ, day: string): Promise<Entitled[]> =>
	named(db, await listRights(db, organ, day));

export async function named(db: Database, rights: readonly Right[]): Promise<Entitled[]> {
	const [organisations, clusters] = await Promise.all([
		listOrganisationNames(
			db,
			rights.flatMap(({ organisationId }) => organisationId ?? [])
		),
		listClusterNames(
			db,
			rights.flatMap(({ clusterId }) => clusterId ?? [])
		)
	]);
	const nameOf = ({ name, organisationId, clusterId }: Right) => {
		const record = organisations.get(organisationId ?? '') ?? clusters.get(clusterId ?? '');
		const { originalLocale: own, texts } = record ?? {};
		return name ?? (own && texts ? nameFor(texts, own, own) : '');
	};
	return rights
		.map((one) => ({ ...one, name: nameOf(one) }))
		.sort((a, b) => a.name.localeCompare(b.name, 'pl') || (a.key < b.key ? -1 : 1));
}

export const keyOf = (one: {
	seatId: string | null;
	councilSeatId: string | null;
	clusterId: string | null;
	organisationId: string | null;
}): string => one.seatId ?? one.councilSeatId ?? one.clusterId ?? one.organisationId ?? '';

const nobody = {
	organisationId: null,
	clusterId: null,
	seatId: null,
	councilSeatId: null,
	email: null,
	personId: null,
	weight: 1
};

const from: Record<Composition, (db: Database, organ: Organ, day: string) => Promise<Held[]>> = {
	members: async (db, { ownerId }, day) => {
		const rows = await db
			.selectFrom('membership')
			.select('organisationId')
			.where('clusterId', '=', ownerId)
			.where('kind', '=', 'member')
			.where('validFrom', '<=', day)
			.where((or) => or.or([or('validUntil', 'is', null), or('validUntil', '>', day)]))
			.execute();
		return rows.map((row) => ({ ...nobody, ...row }));
	},
	council: async (db, { ownerId }, day) => {
		const rows = await db
			.selectFrom('councilSeat')
			.select(['id', 'organisationId', 'personName'])
			.where('clusterId', '=', ownerId)
			.where('validFrom', '<=', day)
			.where((or) => or.or([or('validUntil', 'is', null), or('validUntil', '>', day)]))
			.execute();
		return rows.map(({ id, organisationId, personName }) => ({
			...nobody,
			organisationId,
			councilSeatId: id,
			name: personName
		}));
	},
	parties: async (db, { ownerId }, day) => {
		const rows = await db
			.selectFrom('allianceParticipation')
			.select(['clusterId', 'organisationId'])
			.where('allianceId', '=', ownerId)
			.where('role', '!=', 'associated')
			.where('validFrom', '<=', day)
			.where((or) => or.or([or('validUntil', 'is', null), or('validUntil', '>', day)]))
			.execute();
		return rows.map((row) => ({ ...nobody, ...row }));
	},
	seats: async (db, { id: organId }, day) => {
		const rows = await db
			.selectFrom('organSeat')
			.select(['id', 'organisationId', 'personName', 'personId', 'email', 'weight'])
			.where('organId', '=', organId)
			.where('validFrom', '<=', day)
			.where((or) => or.or([or('validUntil', 'is', null), or('validUntil', '>', day)]))
			.execute();
		return rows.map(({ id, personName, ...row }) => ({
			...nobody,
			...row,
			seatId: id,
			name: personName
		}));
	}
};
