import type { Actor } from '#platform/actor.ts';
import { mayCheck, maySpeakFor, mayWrite } from '#rooms/marketplace/access.ts';
import type { Side } from './interest.ts';

type Between = {
	organisationId: string;
	ownerId: string;
	clusterId: string | null;
	way: 'direct' | 'broker';
};

/** Whoever writes for an organisation, or speaks for it, takes part in its conversations. */
export const mayExpress = (actor: Actor, organisationId: string): boolean =>
	mayWrite(actor, organisationId) || maySpeakFor(actor, organisationId);

/** On which side of a conversation somebody stands; undefined for everybody else. */
export function sideOf(actor: Actor, between: Between): Side | undefined {
	if (isHouse(actor)) return undefined;
	if (mayExpress(actor, between.organisationId)) return 'interested';
	if (mayExpress(actor, between.ownerId)) return 'owner';
	if (between.way === 'broker' && mayCheck(actor, between.clusterId)) return 'broker';
	return undefined;
}

/** An administrator holds every role, and takes part in no conversation between others. */
const isHouse = ({ grants }: Actor): boolean => grants.some(({ role }) => role === 'administrator');
