import { effectivePersonId, holds, isSignedIn, type Actor } from '#platform/actor.ts';
import { mayDecide, mayOrganise, mayReceive } from '#rooms/events/access.ts';
import type { OwnerKind } from '#rooms/events/event.ts';

export type Owned = { ownerKind: OwnerKind; ownerId: string };

/** Hours, tables, timetable, board: whoever prepares the event. */
export const mayArrange = (actor: Actor, event: Owned): boolean => mayOrganise(actor, event);
/** What everybody gets to see and is told of. */
export const mayPublish = (actor: Actor, event: Owned): boolean => mayDecide(actor, event);
/** Who is here, what was held: the desk on the day. */
export const mayNote = (actor: Actor, event: Owned): boolean => mayReceive(actor, event);

/** Those who answer for a participant: their organisation, its clusters, the delegation's leader. */
export type Standing = {
	personId: string | null;
	organisationId: string | null;
	clusterIds: readonly string[];
	ledBy: { kind: 'cluster' | 'organisation'; id: string } | null;
};

export const isParticipant = (actor: Actor, { personId }: Standing): boolean =>
	isSignedIn(actor) && personId !== null && personId === effectivePersonId(actor);

/** Somebody who never signs in is spoken for by those who brought them, and by the organiser. */
export function mayActFor(actor: Actor, one: Standing, event: Owned): boolean {
	const leads = (kind: 'cluster' | 'organisation', id: string) =>
		holds(actor, ['manager', 'editor'], { kind, id });
	return (
		isParticipant(actor, one) ||
		mayArrange(actor, event) ||
		(one.organisationId !== null && leads('organisation', one.organisationId)) ||
		one.clusterIds.some((id) => leads('cluster', id)) ||
		(one.ledBy !== null && leads(one.ledBy.kind, one.ledBy.id))
	);
}

/** A delegation's own page: whoever leads it, and the organiser. */
export const maySeeDelegation = (
	actor: Actor,
	{ ledByKind, ledById }: { ledByKind: 'cluster' | 'organisation' | null; ledById: string | null },
	event: Owned
): boolean =>
	mayArrange(actor, event) ||
	(ledByKind !== null &&
		holds(actor, ['manager', 'editor', 'representative'], { kind: ledByKind, id: ledById }));
