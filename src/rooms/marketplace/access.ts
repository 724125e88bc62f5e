import { holds, type Actor } from '#platform/actor.ts';

type Owned = { organisationId: string; clusterId: string | null };

const organisation = (id: string) => ({ kind: 'organisation', id }) as const;
const cluster = (id: string | null) => ({ kind: 'cluster', id }) as const;

/** Whoever stands for the organisation writes its entries. */
export const mayWrite = (actor: Actor, organisationId: string): boolean =>
	holds(actor, ['manager', 'editor'], organisation(organisationId));

/** What binds it: agreeing to a joint offer, giving its contact. */
export const maySpeakFor = (actor: Actor, organisationId: string): boolean =>
	holds(actor, ['manager', 'representative'], organisation(organisationId));

/** The cluster's people look at entries before they are shown, and lend their members a hand. */
export const mayCheck = (actor: Actor, clusterId: string | null): boolean =>
	clusterId !== null && holds(actor, ['manager', 'editor'], cluster(clusterId));

/** Removing what does not belong there, hearing an appeal, settling how entries are checked. */
export const mayModerate = (actor: Actor, clusterId: string | null): boolean =>
	holds(
		actor,
		['manager'],
		clusterId === null ? { kind: 'instance', id: null } : cluster(clusterId)
	);

/** Who reads an entry that is not published. */
export const maySeeUnpublished = (actor: Actor, { organisationId, clusterId }: Owned): boolean =>
	mayWrite(actor, organisationId) ||
	maySpeakFor(actor, organisationId) ||
	mayCheck(actor, clusterId);
