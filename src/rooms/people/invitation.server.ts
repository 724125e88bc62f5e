import type { Actor, Role } from '#platform/actor.ts';
import { after, days } from '#platform/clock.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { grantRole, handOver } from './grant.server.ts';
import type { Scope } from './grant.ts';
import { digestOf, newToken } from './token.server.ts';

const validForDays = 14;

export type NewInvitation = {
	email: string;
	locale: Locale;
	role: Role;
	scope: Scope;
	handsOverId?: string | null;
};

export async function invite(
	tx: Transaction,
	actor: Actor & { personId: string },
	invitation: NewInvitation,
	now: Date
): Promise<Outcome<{ id: string; token: string }>> {
	const { token, digest } = newToken();
	const id = newId();
	await withdrawEarlier(tx, invitation, now);
	await tx
		.insertInto('invitation')
		.values({
			id,
			email: invitation.email.toLowerCase(),
			locale: invitation.locale,
			role: invitation.role,
			scopeKind: invitation.scope.kind,
			scopeId: invitation.scope.id,
			tokenDigest: digest,
			invitedById: actor.personId,
			handsOverId: invitation.handsOverId ?? null,
			invitedAt: now,
			expiresAt: after(now, days(validForDays)),
			acceptedAt: null,
			acceptedById: null,
			withdrawnAt: null
		})
		.execute();
	await record(tx, actor, {
		deed: 'person.invited',
		subject: scopeSubject(invitation.scope, actor.personId),
		details: { email: invitation.email, role: invitation.role }
	});
	return accept({ id, token });
}

export async function acceptInvitation(
	tx: Transaction,
	actor: Actor & { personId: string },
	token: string,
	now: Date
): Promise<Outcome<Scope>> {
	const invitation = await tx
		.selectFrom('invitation')
		.selectAll()
		.where('tokenDigest', '=', digestOf(token))
		.forUpdate()
		.executeTakeFirst();
	if (!invitation) return refuse('invitation_unknown');
	if (invitation.withdrawnAt) return refuse('invitation_withdrawn');
	if (invitation.acceptedAt) return refuse('invitation_accepted_already');
	if (invitation.expiresAt <= now) return refuse('invitation_expired');
	const person = await tx
		.selectFrom('person')
		.select(['email', 'emailVerified'])
		.where('id', '=', actor.personId)
		.executeTakeFirstOrThrow();
	if (person.email.toLowerCase() !== invitation.email || !person.emailVerified)
		return refuse('invitation_for_another', { email: invitation.email });
	const scope = { kind: invitation.scopeKind, id: invitation.scopeId };
	const granted = invitation.handsOverId
		? await handOver(tx, actor, invitation.handsOverId, actor.personId, now)
		: await grantRole(tx, actor, {
				personId: actor.personId,
				role: invitation.role,
				scope,
				validFrom: now
			});
	if (!granted.ok && granted.reason !== 'role_held_already') return granted;
	await tx
		.updateTable('invitation')
		.set({ acceptedAt: now, acceptedById: actor.personId })
		.where('id', '=', invitation.id)
		.execute();
	return accept(scope);
}

export async function withdrawInvitation(
	tx: Transaction,
	actor: Actor & { personId: string },
	id: string,
	now: Date
): Promise<Outcome> {
	const withdrawn = await tx
		.updateTable('invitation')
		.set({ withdrawnAt: now })
		.where('id', '=', id)
		.where('acceptedAt', 'is', null)
		.where('withdrawnAt', 'is', null)
		.returning(['scopeKind', 'scopeId', 'email'])
		.executeTakeFirst();
	if (!withdrawn) return refuse('invitation_unknown');
	await record(tx, actor, {
		deed: 'person.uninvited',
		subject: scopeSubject({ kind: withdrawn.scopeKind, id: withdrawn.scopeId }, actor.personId),
		details: { email: withdrawn.email }
	});
	return accept();
}

export async function findInvitation(db: Database, token: string) {
	return db
		.selectFrom('invitation')
		.innerJoin('person', 'person.id', 'invitation.invitedById')
		.selectAll('invitation')
		.select('person.name as invitedByName')
		.where('tokenDigest', '=', digestOf(token))
		.executeTakeFirst();
}

export async function listOpenInvitations(db: Database, scope: Scope, now: Date) {
	return db
		.selectFrom('invitation')
		.select(['id', 'email', 'role', 'invitedAt', 'expiresAt', 'handsOverId'])
		.where('scopeKind', '=', scope.kind)
		.where('scopeId', scope.id === null ? 'is' : '=', scope.id)
		.where('acceptedAt', 'is', null)
		.where('withdrawnAt', 'is', null)
		.where('expiresAt', '>', now)
		.orderBy('id')
		.limit(200)
		.execute();
}

async function withdrawEarlier(tx: Transaction, { email, role, scope }: NewInvitation, now: Date) {
	await tx
		.updateTable('invitation')
		.set({ withdrawnAt: now })
		.where('email', '=', email.toLowerCase())
		.where('role', '=', role)
		.where('scopeKind', '=', scope.kind)
		.where('scopeId', scope.id === null ? 'is' : '=', scope.id)
		.where('acceptedAt', 'is', null)
		.where('withdrawnAt', 'is', null)
		.execute();
}

const scopeSubject = (scope: Scope, personId: string) =>
	scope.id === null || scope.kind === 'instance'
		? ({ kind: 'person', id: personId } as const)
		: { kind: scope.kind, id: scope.id };
