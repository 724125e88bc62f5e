import { holds, type Actor } from '#platform/actor.ts';

/** The cluster's team hears needs, reads who said them and answers. */
export const mayHear = (actor: Actor, clusterId: string): boolean =>
	holds(actor, ['manager', 'editor'], { kind: 'cluster', id: clusterId });

/** Whoever stands for an organisation says what it lacks, and takes it back. */
export const maySay = (actor: Actor, organisationId: string | null): boolean =>
	organisationId !== null &&
	holds(actor, ['manager', 'editor', 'representative'], {
		kind: 'organisation',
		id: organisationId
	});

/** An alliance's team sees what the members of its clusters ask for, added up. */
export const mayHearAcross = (actor: Actor, allianceId: string): boolean =>
	holds(actor, ['manager', 'editor'], { kind: 'alliance', id: allianceId });

type Said = { organisationId: string | null; clusterId: string; raisedById: string | null };

/** Its own member and the cluster's team change a need. */
export const mayChange = (actor: Actor, { organisationId, clusterId }: Said): boolean =>
	maySay(actor, organisationId) || mayHear(actor, clusterId);
