import { sql } from 'kysely';
import type { Actor, Role } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Subject } from '#platform/journal/journal.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { isInForce, isRoleIn, wouldLeaveWithoutManager, type Scope } from './grant.ts';

export type NewGrant = {
	personId: string;
	role: Role;
	scope: Scope;
	validFrom: Date;
	validUntil?: Date | null;
	succeedsId?: string | null;
};

export async function grantRole(
	tx: Transaction,
	actor: Actor,
	grant: NewGrant
): Promise<Outcome<string>> {
	if (!isRoleIn(grant.scope.kind, grant.role)) return refuse('no_such_role');
	if (await holdsAlready(tx, grant)) return refuse('role_held_already');
	const id = newId();
	await tx
		.insertInto('roleGrant')
		.values({
			id,
			personId: grant.personId,
			role: grant.role,
			scopeKind: grant.scope.kind,
			scopeId: grant.scope.id,
			validFrom: grant.validFrom,
			validUntil: grant.validUntil ?? null,
			grantedById: actor.personId,
			succeedsId: grant.succeedsId ?? null
		})
		.execute();
	await record(tx, actor, {
		deed: 'role.granted',
		subject: subjectOf(grant.scope, grant.personId),
		details: { personId: grant.personId, role: grant.role }
	});
	return accept(id);
}

export async function endGrant(
	tx: Transaction,
	actor: Actor,
	grantId: string,
	now: Date
): Promise<Outcome> {
	const grant = await lockGrant(tx, grantId);
	if (!grant || !isInForce(grant, now)) return refuse('role_ended_already');
	const scope = { kind: grant.scopeKind, id: grant.scopeId };
	const holders = await listHolders(tx, scope, now);
	if (wouldLeaveWithoutManager(holders, grantId, now)) return refuse('last_manager');
	await closeGrant(tx, actor, grant, now);
	return accept();
}

/** One role passes from one person to another at one instant, so that it is never held by none. */
export async function handOver(
	tx: Transaction,
	actor: Actor,
	grantId: string,
	toPersonId: string,
	now: Date
): Promise<Outcome<string>> {
	const grant = await lockGrant(tx, grantId);
	if (!grant || !isInForce(grant, now)) return refuse('role_ended_already');
	if (grant.personId === toPersonId) return refuse('role_held_already');
	const scope = { kind: grant.scopeKind, id: grant.scopeId };
	await closeGrant(tx, actor, grant, now);
	return grantRole(tx, actor, {
		personId: toPersonId,
		role: grant.role,
		scope,
		validFrom: now,
		succeedsId: grant.id
	});
}

export async function findGrant(db: Database, grantId: string) {
	return db.selectFrom('roleGrant').selectAll().where('id', '=', grantId).executeTakeFirst();
}

export async function listHolders(db: Database, scope: Scope, now: Date) {
	return db
		.selectFrom('roleGrant')
		.innerJoin('person', 'person.id', 'roleGrant.personId')
		.select([
			'roleGrant.id',
			'roleGrant.role',
			'roleGrant.personId',
			'roleGrant.validFrom',
			'roleGrant.validUntil',
			'person.name',
			'person.email',
			'person.locale'
		])
		.where('scopeKind', '=', scope.kind)
		.where('scopeId', scope.id === null ? 'is' : '=', scope.id)
		.where('validFrom', '<=', now)
		.where((or) => or.or([or('validUntil', 'is', null), or('validUntil', '>', now)]))
		.orderBy('person.name')
		.orderBy('roleGrant.id')
		.limit(500)
		.execute();
}

export async function listGrants(db: Database, personId: string, now: Date) {
	return db
		.selectFrom('roleGrant')
		.select(['id', 'role', 'scopeKind', 'scopeId', 'validFrom', 'validUntil'])
		.where('personId', '=', personId)
		.where('validFrom', '<=', now)
		.where((or) => or.or([or('validUntil', 'is', null), or('validUntil', '>', now)]))
		.orderBy('id')
		.limit(1000)
		.execute();
}

const lockGrant = (tx: Transaction, id: string) =>
	tx.selectFrom('roleGrant').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

async function closeGrant(
	tx: Transaction,
	actor: Actor,
	grant: {
		id: string;
		personId: string;
		role: Role;
		scopeKind: Scope['kind'];
		scopeId: string | null;
	},
	now: Date
): Promise<void> {
	await tx.updateTable('roleGrant').set({ validUntil: now }).where('id', '=', grant.id).execute();
	await record(tx, actor, {
		deed: 'role.ended',
		subject: subjectOf({ kind: grant.scopeKind, id: grant.scopeId }, grant.personId),
		details: { personId: grant.personId, role: grant.role }
	});
}

async function holdsAlready(tx: Transaction, grant: NewGrant): Promise<boolean> {
	const row = await tx
		.selectFrom('roleGrant')
		.select(sql`1`.as('one'))
		.where('personId', '=', grant.personId)
		.where('role', '=', grant.role)
		.where('scopeKind', '=', grant.scope.kind)
		.where('scopeId', grant.scope.id === null ? 'is' : '=', grant.scope.id)
		.where((or) => or.or([or('validUntil', 'is', null), or('validUntil', '>', grant.validFrom)]))
		.executeTakeFirst();
	return row !== undefined;
}

/** The instance has no id of its own: a role over it is journalled with the person. */
const subjectOf = (scope: Scope, personId: string): Subject =>
	scope.id === null || scope.kind === 'instance'
		? { kind: 'person', id: personId }
		: { kind: scope.kind, id: scope.id };
