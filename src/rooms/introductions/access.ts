import { isSignedIn, type Actor } from '#platform/actor.ts';

/** Whom somebody knows is theirs to say, and to ask for; nobody does either in another's name. */
export const mayIntroduce = (actor: Actor): boolean =>
	isSignedIn(actor) && actor.onBehalfOfId === null;
