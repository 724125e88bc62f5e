import { withoutHouse, type Actor } from '#platform/actor.ts';
import { mayCheck, maySpeakFor, mayWrite } from '#rooms/marketplace/access.ts';
import { sides, type Side } from './interest.ts';

type Between = {
	organisationId: string;
	ownerId: string;
	clusterId: string | null;
	way: 'direct' | 'broker';
};

/**
 * Whoever writes for an organisation, or speaks for it, takes part in its conversations. An administrator
 * takes part in no conversation between others, only in those of whom they act for by a role of their own.
 */
export function mayExpress(actor: Actor, organisationId: string): boolean {
	const own = withoutHouse(actor);
	return mayWrite(own, organisationId) || maySpeakFor(own, organisationId);
}

/** On which sides of a conversation somebody stands: on none, on one, or on several, acting for several. */
export function sidesOf(actor: Actor, between: Between): Side[] {
	const stands: Record<Side, boolean> = {
		interested: mayExpress(actor, between.organisationId),
		owner: mayExpress(actor, between.ownerId),
		broker: between.way === 'broker' && mayCheck(withoutHouse(actor), between.clusterId)
	};
	return sides.filter((side) => stands[side]);
}
