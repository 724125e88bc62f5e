import type { Database, Transaction } from '#platform/database/database.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { listGrants } from '#rooms/people/grant.server.ts';
import { digestOf } from '#rooms/people/token.server.ts';
import { confirmRecord, findNamed } from './confirming.server.ts';
import type { Confirmed } from './vouching.server.ts';

/** What a personal link from a letter asks about, if it still holds. */
export async function findRequest(db: Database, token: string, now: Date) {
	const request = await db
		.selectFrom('confirmationRequest')
		.selectAll()
		.where('tokenDigest', '=', digestOf(token))
		.executeTakeFirst();
	if (!request) return refuse('confirmation_unknown');
	if (request.expiresAt <= now) return refuse('confirmation_expired');
	const subject: Confirmed = { kind: request.subjectKind, id: request.subjectId };
	const named = await findNamed(db, subject);
	if (!named) return refuse('record_gone');
	return accept({ id: request.id, personId: request.personId, subject, named });
}

/** The link itself is the credential; whoever lost the role meanwhile can no longer use it. */
export async function answerRequest(
	tx: Transaction,
	token: string,
	now: Date
): Promise<Outcome<{ path: string }>> {
	const request = await findRequest(tx, token, now);
	if (!request.ok) return request;
	const { id, personId, subject, named } = request.value;
	const grants = await listGrants(tx, personId, now);
	const isStillTheirs = grants.some(
		({ scopeKind, scopeId }) => scopeKind === subject.kind && scopeId === subject.id
	);
	if (!isStillTheirs) return refuse('confirmation_not_yours');
	const actor = { personId, onBehalfOfId: null, grants };
	const confirmed = await confirmRecord(tx, actor, subject, now);
	if (!confirmed.ok) return confirmed;
	await tx
		.updateTable('confirmationRequest')
		.set({ answeredAt: now })
		.where('id', '=', id)
		.execute();
	return accept({ path: named.path });
}
