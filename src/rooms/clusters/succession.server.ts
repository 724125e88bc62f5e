import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { refuse, type Outcome } from '#platform/outcome.ts';
import { enterStage } from './life.server.ts';

nameViolations({
	cluster_succession_pkey: 'succession_already',
	cluster_succession_to_itself: 'succession_to_itself',
	cluster_succession_successor_id_fkey: 'cluster_unknown'
});

export async function succeed(
	tx: Transaction,
	actor: Actor,
	{
		predecessorId,
		successorId,
		since
	}: { predecessorId: string; successorId: string; since: string },
	now: Date
): Promise<Outcome> {
	if (predecessorId === successorId) return refuse('succession_to_itself');
	if (await leadsTo(tx, successorId, predecessorId)) return refuse('succession_in_circle');
	await tx.insertInto('clusterSuccession').values({ predecessorId, successorId, since }).execute();
	return enterStage(tx, actor, { clusterId: predecessorId, stage: 'succeeded', since }, now);
}

/** Whether one cluster's successors, however far, include the other. */
async function leadsTo(db: Database, fromId: string, toId: string): Promise<boolean> {
	const { rows } = await sql`
		with recursive later(id) as (
			select ${fromId}::uuid
			union
			select successor_id from cluster_succession join later on predecessor_id = later.id
		)
		select 1 from later where id = ${toId} limit 1`.execute(db);
	return rows.length > 0;
}
