import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';

export type NewDelegation = {
	eventId: string;
	name: string;
	ledBy: { kind: 'cluster' | 'organisation'; id: string } | null;
	region: string | null;
	programme: string | null;
};

/** Those who travel together, and who sends them. */
export async function addDelegation(
	tx: Transaction,
	actor: Actor,
	{ eventId, name, ledBy, region, programme }: NewDelegation
): Promise<Outcome<string>> {
	if (!name.trim()) return refuse('name_missing');
	const id = newId();
	await tx
		.insertInto('delegation')
		.values({
			id,
			eventId,
			name: name.trim(),
			ledByKind: ledBy?.kind ?? null,
			ledById: ledBy?.id ?? null,
			region,
			programme
		})
		.execute();
	await record(tx, actor, {
		deed: 'delegation.added',
		subject: { kind: 'event', id: eventId },
		details: { delegationId: id, name }
	});
	return accept(id);
}

export async function findDelegation(db: Database, eventId: string, id: string) {
	return db
		.selectFrom('delegation')
		.selectAll()
		.where('eventId', '=', eventId)
		.where('id', '=', id)
		.executeTakeFirst();
}

export async function listDelegations(db: Database, eventId: string) {
	return db
		.selectFrom('delegation')
		.leftJoin('delegationMember', 'delegationId', 'delegation.id')
		.select(['delegation.id', 'name', 'programme'])
		.select(({ fn }) => fn.count<number>('participantId').as('members'))
		.where('eventId', '=', eventId)
		.groupBy('delegation.id')
		.orderBy('name')
		.orderBy('delegation.id')
		.execute();
}

export async function listDelegates(db: Database, delegationId: string) {
	return db
		.selectFrom('delegationMember')
		.select(['participantId', 'travelSupport', 'currency', 'note'])
		.where('delegationId', '=', delegationId)
		.orderBy('participantId')
		.execute();
}

export type Joining = {
	eventId: string;
	delegationId: string;
	participantId: string;
	travelSupport: number | null;
	note: string | null;
};

/** Adds somebody to a delegation, or changes what support they travel with. */
export async function setDelegate(
	tx: Transaction,
	actor: Actor,
	{ eventId, delegationId, participantId, travelSupport, note }: Joining
): Promise<Outcome> {
	if (travelSupport !== null && !(travelSupport >= 0 && travelSupport < 1e7))
		return refuse('wrong_amount');
	const [delegation, participant] = await Promise.all([
		findDelegation(tx, eventId, delegationId),
		tx
			.selectFrom('participant')
			.select('id')
			.where('id', '=', participantId)
			.where('eventId', '=', eventId)
			.executeTakeFirst()
	]);
	if (!delegation) return refuse('delegation_unknown');
	if (!participant) return refuse('participant_unknown');
	await tx
		.insertInto('delegationMember')
		.values({ delegationId, participantId, travelSupport, note })
		.onConflict((oc) =>
			oc.columns(['delegationId', 'participantId']).doUpdateSet({ travelSupport, note })
		)
		.execute();
	await record(tx, actor, {
		deed: 'delegation.member_set',
		subject: { kind: 'event', id: eventId },
		details: { delegationId, participantId, travelSupport }
	});
	return accept();
}

export async function removeDelegate(
	tx: Transaction,
	actor: Actor,
	{
		eventId,
		delegationId,
		participantId
	}: { eventId: string; delegationId: string; participantId: string }
): Promise<Outcome> {
	const gone = await tx
		.deleteFrom('delegationMember')
		.where('delegationId', '=', delegationId)
		.where('participantId', '=', participantId)
		.executeTakeFirst();
	if (gone.numDeletedRows === 0n) return refuse('participant_unknown');
	await record(tx, actor, {
		deed: 'delegation.member_removed',
		subject: { kind: 'event', id: eventId },
		details: { delegationId, participantId }
	});
	return accept();
}
