import { holds, type Actor } from '#platform/actor.ts';

/** Whoever leads the cluster receives applications, asks for fees and takes payments in. */
export const mayManageMemberships = (actor: Actor, clusterId: string): boolean =>
	holds(actor, ['manager'], { kind: 'cluster', id: clusterId });

/** A member's own side: whoever stands for the organisation, and whoever leads the cluster. */
export const maySeeMembership = (
	actor: Actor,
	{ clusterId, organisationId }: { clusterId: string; organisationId: string }
): boolean =>
	mayManageMemberships(actor, clusterId) ||
	holds(actor, ['manager', 'editor', 'representative'], {
		kind: 'organisation',
		id: organisationId
	});

/** What binds the member: its delegates, its notice. */
export const maySpeakForMember = (actor: Actor, organisationId: string): boolean =>
	holds(actor, ['manager', 'representative'], { kind: 'organisation', id: organisationId });
