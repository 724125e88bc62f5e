import { effectivePersonId, holds, isSignedIn, type Actor } from '#platform/actor.ts';
import type { OwnerKind } from './organ.ts';

type Owned = { ownerKind: OwnerKind; ownerId: string };
type Standing = {
	organisationId: string | null;
	clusterId: string | null;
	personId: string | null;
};

const scope = ({ ownerKind, ownerId }: Owned) => ({ kind: ownerKind, id: ownerId }) as const;

/** Whoever leads or edits the owner's pages prepares its sittings and keeps their minutes. */
export const mayPrepare = (actor: Actor, owner: Owned): boolean =>
	holds(actor, ['manager', 'editor'], scope(owner));

/**
 * Whether the actor votes for this voter. Nobody does so by office alone, an administrator neither;
 * a seat with a person of its own is that person's.
 */
export function standsFor(actor: Actor, voter: Standing): boolean {
	if (!isSignedIn(actor)) return false;
	if (voter.personId) return voter.personId === effectivePersonId(actor);
	return actor.grants.some(
		({ role, scopeKind, scopeId }) =>
			['manager', 'editor', 'representative'].includes(role) &&
			scopeId !== null &&
			((scopeKind === 'organisation' && scopeId === voter.organisationId) ||
				(scopeKind === 'cluster' && scopeId === voter.clusterId))
	);
}

/** Convocations and minutes are for those who prepare them and those who vote. */
export const maySeeSitting = (actor: Actor, owner: Owned, voters: readonly Standing[]): boolean =>
	mayPrepare(actor, owner) || voters.some((voter) => standsFor(actor, voter));
