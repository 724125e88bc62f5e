import { holds, isAdministrator, type Actor, type Role } from '#platform/actor.ts';
import type { OwnerKind } from './agreement.ts';

type Owned = { ownerKind: OwnerKind; ownerId: string };

/** Whose rights count for a party: the cluster's, its own, or of the legal person who signs for it. */
export type PartyScopes = {
	organisationId: string | null;
	clusterId: string | null;
	signingOrganisationId: string | null;
};

const scope = ({ ownerKind, ownerId }: Owned) => ({ kind: ownerKind, id: ownerId }) as const;

const standsFor = (actor: Actor, roles: readonly Role[], party: PartyScopes): boolean =>
	holds(actor, roles, { kind: 'organisation', id: party.organisationId ?? '' }) ||
	holds(actor, roles, { kind: 'organisation', id: party.signingOrganisationId ?? '' }) ||
	holds(actor, roles, { kind: 'cluster', id: party.clusterId ?? '' });

/** Whoever leads or edits the owner's pages prepares its texts. */
export const mayDraft = (actor: Actor, owner: Owned): boolean =>
	holds(actor, ['manager', 'editor'], scope(owner));

/** What binds: sending out, recalling, ending, undertaking. */
export const mayDispatch = (actor: Actor, owner: Owned): boolean =>
	holds(actor, ['manager'], scope(owner));

/** Everyone who stands for a party reads, remarks and proposes. */
export const mayNegotiate = (actor: Actor, party: PartyScopes): boolean =>
	standsFor(actor, ['manager', 'editor', 'representative'], party);

/** Approving a text within a party, fulfilling and ending for it. */
export const mayAnswerFor = (actor: Actor, party: PartyScopes): boolean =>
	standsFor(actor, ['manager'], party);

/** The working side of an agreement: its owner and whoever stands for one of its parties. */
export const mayRead = (actor: Actor, owner: Owned, parties: readonly PartyScopes[]): boolean =>
	isAdministrator(actor) ||
	holds(actor, ['manager', 'editor', 'representative'], scope(owner)) ||
	parties.some((party) => mayNegotiate(actor, party));
