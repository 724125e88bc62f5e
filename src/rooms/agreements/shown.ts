import type { Actor } from '#platform/actor.ts';
import { mayDraft, mayRead, type PartyScopes } from './access.ts';
import type { AgreementState } from './agreement.ts';
import type { Owner } from './draft.ts';

/** Once it is signed a public agreement is shown, and stays so when it is over. */
export const shownStates = [
	'signed',
	'in_force',
	'expired',
	'terminated',
	'replaced'
] as const satisfies readonly AgreementState[];

type Seen = Owner & { state: AgreementState; isPublic: boolean };

export const isShown = ({ state, isPublic }: Pick<Seen, 'state' | 'isPublic'>): boolean =>
	isPublic && (shownStates as readonly AgreementState[]).includes(state);

/** A draft is its owner's until it is sent to the parties. */
export const mayWork = (actor: Actor, agreement: Seen, parties: readonly PartyScopes[]): boolean =>
	agreement.state === 'draft' ? mayDraft(actor, agreement) : mayRead(actor, agreement, parties);
