import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { MembershipKind } from './cluster.ts';

nameViolations({
	membership_held_already: 'membership_held_already',
	membership_dates_cross: 'dates_cross',
	membership_organisation_id_fkey: 'organisation_unknown'
});

export type NewMembership = {
	clusterId: string;
	organisationId: string;
	kind: MembershipKind;
	class?: string | null;
	validFrom: string;
	validUntil?: string | null;
};

export async function addMembership(
	tx: Transaction,
	actor: Actor,
	membership: NewMembership
): Promise<Outcome<string>> {
	const { validFrom, validUntil = null } = membership;
	if (validUntil && validUntil < validFrom) return refuse('dates_cross', { validFrom, validUntil });
	const held = await findOverlapping(tx, membership);
	if (held) return refuse('membership_held_already', held);
	const id = newId();
	await tx
		.insertInto('membership')
		.values({ id, ...membership, class: membership.class ?? null, validUntil })
		.execute();
	await record(tx, actor, {
		deed: 'membership.begun',
		subject: { kind: 'cluster', id: membership.clusterId },
		isPublic: true,
		details: { ...membership }
	});
	return accept(id);
}

export async function endMembership(
	tx: Transaction,
	actor: Actor,
	{ id, clusterId, validUntil }: { id: string; clusterId: string; validUntil: string }
): Promise<Outcome> {
	const held = await tx
		.selectFrom('membership')
		.selectAll()
		.where('id', '=', id)
		.where('clusterId', '=', clusterId)
		.forUpdate()
		.executeTakeFirst();
	if (!held) return refuse('membership_unknown');
	if (validUntil < held.validFrom)
		return refuse('dates_cross', { validFrom: held.validFrom, validUntil });
	await tx.updateTable('membership').set({ validUntil }).where('id', '=', id).execute();
	await record(tx, actor, {
		deed: 'membership.ended',
		subject: { kind: 'cluster', id: clusterId },
		isPublic: true,
		details: {
			membershipId: id,
			organisationId: held.organisationId,
			before: held.validUntil,
			validUntil
		}
	});
	return accept();
}

/** Takes the end back, as the undo of endMembership. */
export async function resumeMembership(
	tx: Transaction,
	actor: Actor,
	{ id, clusterId }: { id: string; clusterId: string }
): Promise<Outcome> {
	const resumed = await tx
		.updateTable('membership')
		.set({ validUntil: null })
		.where('id', '=', id)
		.where('clusterId', '=', clusterId)
		.where('validUntil', 'is not', null)
		.returning('organisationId')
		.executeTakeFirst();
	if (!resumed) return refuse('membership_unknown');
	await record(tx, actor, {
		deed: 'membership.resumed',
		subject: { kind: 'cluster', id: clusterId },
		isPublic: true,
		details: { membershipId: id, ...resumed }
	});
	return accept();
}

export type Correction = Pick<NewMembership, 'clusterId' | 'kind' | 'class' | 'validFrom'> & {
	id: string;
	validUntil: string | null;
};

/** A wrong date, class or kind is put right; what stood there before stays in the journal. */
export async function correctMembership(
	tx: Transaction,
	actor: Actor,
	{ id, clusterId, ...correct }: Correction
): Promise<Outcome> {
	const held = await tx
		.selectFrom('membership')
		.selectAll()
		.where('id', '=', id)
		.where('clusterId', '=', clusterId)
		.forUpdate()
		.executeTakeFirst();
	if (!held) return refuse('membership_unknown');
	const { organisationId, kind, validFrom, validUntil } = held;
	if (correct.validUntil && correct.validUntil < correct.validFrom)
		return refuse('dates_cross', { ...correct });
	const other = await findOverlapping(tx, { clusterId, organisationId, ...correct }, id);
	if (other) return refuse('membership_held_already', other);
	await tx
		.updateTable('membership')
		.set({ ...correct, class: correct.class ?? null })
		.where('id', '=', id)
		.execute();
	await record(tx, actor, {
		deed: 'membership.corrected',
		subject: { kind: 'cluster', id: clusterId },
		isPublic: true,
		details: {
			membershipId: id,
			organisationId,
			before: { kind, class: held.class, validFrom, validUntil },
			after: correct
		}
	});
	return accept();
}

export async function listMemberships(
	db: Database,
	clusterId: string,
	{
		on,
		organisationIds,
		limit = 2000
	}: { on?: string; organisationIds?: readonly string[]; limit?: number } = {}
) {
	if (organisationIds?.length === 0) return [];
	let query = db.selectFrom('membership').selectAll().where('clusterId', '=', clusterId);
	if (organisationIds) query = query.where('organisationId', 'in', organisationIds);
	if (on)
		query = query
			.where('validFrom', '<=', on)
			.where((or) => or.or([or('validUntil', 'is', null), or('validUntil', '>', on)]));
	return query.orderBy('kind').orderBy('validFrom').orderBy('id').limit(limit).execute();
}

export async function listMembershipsOf(db: Database, organisationId: string) {
	return db
		.selectFrom('membership')
		.innerJoin('cluster', 'cluster.id', 'membership.clusterId')
		.select([
			'membership.id',
			'membership.kind',
			'membership.class',
			'validFrom',
			'validUntil',
			'cluster.id as clusterId',
			'cluster.slug',
			'cluster.foundedOn'
		])
		.where('organisationId', '=', organisationId)
		.orderBy('validFrom', 'desc')
		.orderBy('membership.id')
		.limit(200)
		.execute();
}

async function findOverlapping(db: Database, wanted: NewMembership, exceptId?: string) {
	let query = db
		.selectFrom('membership')
		.select(['id', 'validFrom', 'validUntil'])
		.where('clusterId', '=', wanted.clusterId)
		.where('organisationId', '=', wanted.organisationId)
		.where('kind', '=', wanted.kind)
		.where((or) => or.or([or('validUntil', 'is', null), or('validUntil', '>', wanted.validFrom)]));
	if (exceptId) query = query.where('id', '!=', exceptId);
	if (wanted.validUntil) query = query.where('validFrom', '<', wanted.validUntil);
	return query.executeTakeFirst();
}

/** Takes memberships out as if they had never been, as the undo of entering them. */
export async function removeMemberships(
	tx: Transaction,
	actor: Actor,
	{ clusterId, ids }: { clusterId: string; ids: readonly string[] }
): Promise<void> {
	if (ids.length === 0) return;
	await tx
		.deleteFrom('membership')
		.where('id', 'in', ids)
		.where('clusterId', '=', clusterId)
		.execute();
	await record(tx, actor, {
		deed: 'membership.removed',
		subject: { kind: 'cluster', id: clusterId },
		isPublic: true,
		details: { membershipIds: ids }
	});
}
