import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Database } from '#platform/database/database.ts';
import { unwrap } from '#platform/outcome.ts';
import { addMembership } from '#rooms/clusters/membership.server.ts';
import { aCluster } from '#rooms/clusters/testing.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import type { NewNeed } from './need.server.ts';

export const needDay = new Date('2026-03-02T09:00:00Z');

export type Standing = { clusterId: string; organisationId: string; membershipId: string };

let count = 0;

/** A firm in a cluster, both made for it where none is given. */
export async function aMember(
	db: Database,
	{ cluster = `Klaster ${++count}`, clusterId }: { cluster?: string; clusterId?: string }
): Promise<Standing> {
	const into = clusterId ?? (await aCluster(db, { name: cluster }));
	const organisationId = await anOrganisation(db, { name: `Dziewiarnia ${++count}` });
	const begun = {
		clusterId: into,
		organisationId,
		kind: 'member',
		validFrom: '2020-01-01'
	} as const;
	const membershipId = unwrap(await attempt(db, (tx) => addMembership(tx, house, begun)));
	return { clusterId: into, organisationId, membershipId };
}

export const someNeed = (
	{ clusterId, organisationId }: Pick<Standing, 'clusterId' | 'organisationId'>,
	changes: Partial<NewNeed> = {}
): NewNeed => ({
	...{ clusterId, organisationId, sourceKind: 'member', locale: 'pl' },
	...{ text: 'Szukamy farbiarni', kind: 'supplier', chainStep: 'textile_fashion:finishing' },
	...{ activity: null, showsName: false, ...changes }
});
