import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { isId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { deviceName } from './device.ts';

export async function listSessions(db: Database, personId: string, now: Date) {
	const sessions = await db
		.selectFrom('session')
		.select(['id', 'ipAddress', 'userAgent', 'createdAt'])
		.where('personId', '=', personId)
		.where('expiresAt', '>', now)
		.orderBy('createdAt', 'desc')
		.orderBy('id')
		.limit(100)
		.execute();
	return sessions.map(({ userAgent, ...session }) => ({
		...session,
		device: deviceName(userAgent)
	}));
}

export async function endSession(
	tx: Transaction,
	actor: Actor & { personId: string },
	id: string
): Promise<void> {
	if (!isId(id)) return;
	await tx
		.deleteFrom('session')
		.where('id', '=', id)
		.where('personId', '=', actor.personId)
		.execute();
	await record(tx, actor, {
		deed: 'session.ended',
		subject: { kind: 'person', id: actor.personId }
	});
}

export async function endOtherSessions(
	tx: Transaction,
	actor: Actor & { personId: string },
	currentId: string
): Promise<void> {
	let others = tx.deleteFrom('session').where('personId', '=', actor.personId);
	if (isId(currentId)) others = others.where('id', '<>', currentId);
	await others.execute();
	await record(tx, actor, {
		deed: 'session.others_ended',
		subject: { kind: 'person', id: actor.personId }
	});
}
