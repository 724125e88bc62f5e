import type { Database, Transaction } from '#platform/database/database.ts';
import type { Moved } from '#platform/database/ties.ts';
import * as alliances from '#rooms/alliances/ties.server.ts';
import * as clusters from '#rooms/clusters/ties.server.ts';
import * as events from '#rooms/events/ties.server.ts';
import * as people from '#rooms/people/ties.server.ts';

/** Who relies on an organisation: rooms that the organisations may not know meet here. */
export async function askReliance(
	db: Database,
	ids: readonly string[]
): Promise<Map<string, string>> {
	const [inClusters, inAlliances, inEvents, ofPeople] = await Promise.all([
		clusters.listOrganisationsOfClusters(db, ids),
		alliances.listOrganisationsOfAlliances(db, ids),
		events.listOrganisationsOfEvents(db, ids),
		people.listOrganisationsOfPeople(db, ids)
	]);
	return new Map(
		ids.flatMap((id): [string, string][] => {
			if (inClusters.has(id)) return [[id, 'in_cluster']];
			if (inAlliances.has(id)) return [[id, 'in_alliance']];
			if (inEvents.has(id)) return [[id, 'in_event']];
			return ofPeople.has(id) ? [[id, 'has_people']] : [];
		})
	);
}

export async function moveTies(tx: Transaction, fromId: string, toId: string): Promise<Moved[]> {
	return [
		...(await clusters.moveOrganisation(tx, fromId, toId)),
		...(await alliances.moveOrganisation(tx, fromId, toId)),
		...(await events.moveOrganisation(tx, fromId, toId)),
		...(await people.moveOrganisation(tx, fromId, toId))
	];
}

export async function putBackTies(tx: Transaction, moved: readonly Moved[]): Promise<void> {
	await clusters.putBackOrganisation(tx, moved);
	await alliances.putBackOrganisation(tx, moved);
	await events.putBackOrganisation(tx, moved);
	await people.putBackOrganisation(tx, moved);
}
