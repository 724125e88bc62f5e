import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';

export async function startActingFor(
	tx: Transaction,
	actor: Actor & { personId: string },
	personId: string,
	reason: string,
	now: Date
): Promise<Outcome<string>> {
	if (reason.trim().length < 3) return refuse('reason_missing');
	if (actor.onBehalfOfId !== null) return refuse('acting_already');
	const id = newId();
	const started = await tx
		.insertInto('actingFor')
		.values({
			id,
			actorId: actor.personId,
			personId,
			reason: reason.trim(),
			startedAt: now,
			endedAt: null
		})
		.onConflict((oc) => oc.doNothing())
		.executeTakeFirst();
	if (!started.numInsertedOrUpdatedRows) return refuse('acting_already');
	await record(
		tx,
		{ ...actor, onBehalfOfId: personId },
		{
			deed: 'person.represented',
			subject: { kind: 'person', id: personId },
			details: { reason: reason.trim() }
		}
	);
	return accept(id);
}

export async function stopActing(
	tx: Transaction,
	actor: Actor & { personId: string },
	now: Date
): Promise<void> {
	const ended = await tx
		.updateTable('actingFor')
		.set({ endedAt: now })
		.where('actorId', '=', actor.personId)
		.where('endedAt', 'is', null)
		.returning('personId')
		.execute();
	for (const { personId } of ended)
		await record(
			tx,
			{ ...actor, onBehalfOfId: personId },
			{
				deed: 'person.no_longer_represented',
				subject: { kind: 'person', id: personId }
			}
		);
}
