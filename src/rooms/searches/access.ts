import { isSignedIn, type Actor } from '#platform/actor.ts';

/** What somebody looks for is nobody else's business, not even of who acts for them. */
export const mayKeepSearches = (actor: Actor): boolean =>
	isSignedIn(actor) && actor.onBehalfOfId === null;
