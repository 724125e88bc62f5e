import type { Database } from '#platform/database/database.ts';
import type { OwnerKind } from './organ.ts';

export const findOrgan = (db: Database, id: string) =>
	db.selectFrom('organ').selectAll().where('id', '=', id).executeTakeFirst();

export const listOrgans = (
	db: Database,
	{ ownerKind, ownerId }: { ownerKind: OwnerKind; ownerId: string }
) =>
	db
		.selectFrom('organ')
		.selectAll()
		.where('ownerKind', '=', ownerKind)
		.where('ownerId', '=', ownerId)
		.orderBy('dissolvedOn', (order) => order.desc().nullsFirst())
		.orderBy('establishedOn')
		.orderBy('id')
		.limit(100)
		.execute();

/** Seats whose term ends within the given days, or has just ended with nobody in their place. */
export const listExpiringSeats = (
	db: Database,
	organIds: readonly string[],
	{ from, until }: { from: string; until: string }
) =>
	organIds.length === 0
		? Promise.resolve([])
		: db
				.selectFrom('organSeat')
				.select(['id', 'organId', 'personName', 'role', 'validUntil'])
				.where('organId', 'in', organIds)
				.where('validUntil', '>=', from)
				.where('validUntil', '<=', until)
				.orderBy('validUntil')
				.orderBy('id')
				.limit(100)
				.execute();
