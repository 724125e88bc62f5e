import type { Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { listGrants } from './grant.server.ts';

export type ActingFor = { id: string; personId: string; name: string };

/** Who stands before us: their grants, or those of the person in whose name they act. */
export async function getActor(
	db: Database,
	personId: string,
	now: Date
): Promise<{ actor: Actor; actingFor: ActingFor | null }> {
	const actingFor = await findActingFor(db, personId);
	const grants = await listGrants(db, actingFor?.personId ?? personId, now);
	const onBehalfOfId = actingFor?.personId ?? null;
	return { actor: { personId, onBehalfOfId, grants }, actingFor: actingFor ?? null };
}

async function findActingFor(db: Database, actorId: string): Promise<ActingFor | undefined> {
	return db
		.selectFrom('actingFor')
		.innerJoin('person', 'person.id', 'actingFor.personId')
		.select(['actingFor.id', 'actingFor.personId', 'person.name'])
		.where('actorId', '=', actorId)
		.where('endedAt', 'is', null)
		.executeTakeFirst();
}
