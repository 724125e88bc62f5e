import type { Actor } from '#platform/actor.ts';
import {
	mayAnswerFor,
	mayDispatch,
	mayNegotiate,
	type PartyScopes
} from '#rooms/agreements/access.ts';
import type { Owner } from '#rooms/agreements/draft.ts';

type Parties = readonly (PartyScopes & { id: string })[];
type Promise = { partyId: string | null };

const ofOne = (
	may: (actor: Actor, party: PartyScopes) => boolean,
	actor: Actor,
	{ partyId }: Promise,
	parties: Parties
): boolean => parties.some((party) => party.id === partyId && may(actor, party));

/** Whoever leads the owner records what anybody promised; a party's managers promise for it. */
export const mayUndertake = (
	actor: Actor,
	owner: Owner,
	promise: Promise,
	parties: Parties
): boolean => mayDispatch(actor, owner) || ofOne(mayAnswerFor, actor, promise, parties);

/** A party's people fulfil their own, any party's what all promised, the owner's managers all. */
export const mayFulfil = (
	actor: Actor,
	owner: Owner,
	promise: Promise,
	parties: Parties
): boolean =>
	mayDispatch(actor, owner) ||
	(promise.partyId === null
		? parties.some((party) => mayNegotiate(actor, party))
		: ofOne(mayNegotiate, actor, promise, parties));

/** Nobody lets oneself off. */
export const mayRelease = mayDispatch;
