import { holds, type Actor } from '#platform/actor.ts';
import type { NeedSource } from './need.ts';

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

type Said = { organisationId: string | null; clusterId: string; sourceKind: NeedSource };

/** Its own member takes a need back, and so does the cluster's team. */
export const mayChange = (actor: Actor, { organisationId, clusterId }: Said): boolean =>
	maySay(actor, organisationId) || mayHear(actor, clusterId);

/** The words are the member's own; the team's where the team wrote down what it had heard. */
export const mayReword = (actor: Actor, { organisationId, clusterId, sourceKind }: Said): boolean =>
	maySay(actor, organisationId) ||
	(['meeting', 'team'].includes(sourceKind) && mayHear(actor, clusterId));
