import { holds, type Actor } from '#platform/actor.ts';
import type { OwnerKind } from './event.ts';

type Owned = { ownerKind: OwnerKind; ownerId: string };

const scope = ({ ownerKind, ownerId }: Owned) => ({ kind: ownerKind, id: ownerId }) as const;

/** Whoever leads or edits the owner's pages prepares its events and sees who comes. */
export const mayOrganise = (actor: Actor, owner: Owned): boolean =>
	holds(actor, ['manager', 'editor'], scope(owner));

/** What others rely on: calling off, seats, who is admitted, what is published. */
export const mayDecide = (actor: Actor, owner: Owned): boolean =>
	holds(actor, ['manager'], scope(owner));

/** The desk on the day: everyone who stands for the owner. */
export const mayReceive = (actor: Actor, owner: Owned): boolean =>
	holds(actor, ['manager', 'editor', 'representative'], scope(owner));
