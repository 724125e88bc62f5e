import type { AgreementState } from './agreement.ts';

/** Which state may follow which; nothing follows an end but a successor, which is another agreement. */
const followers: Record<AgreementState, readonly AgreementState[]> = {
	draft: ['negotiation', 'approval', 'signing', 'abandoned', 'signed', 'in_force'],
	negotiation: ['draft', 'approval', 'signing', 'abandoned'],
	approval: ['negotiation', 'signing', 'abandoned'],
	signing: ['negotiation', 'approval', 'signed', 'in_force', 'abandoned'],
	signed: ['in_force', 'terminated', 'replaced'],
	in_force: ['expired', 'terminated', 'replaced'],
	expired: ['in_force'],
	terminated: [],
	replaced: [],
	abandoned: ['draft']
};

export const mayFollow = (from: AgreementState, to: AgreementState): boolean =>
	followers[from].includes(to);

/** Whether its text may still be changed: nothing is out for signature, nothing was signed. */
export const isOpenToChange = (state: AgreementState): boolean =>
	state === 'draft' || state === 'negotiation' || state === 'approval';

export const isBinding = (state: AgreementState): boolean =>
	state === 'signed' || state === 'in_force';

export const hasEnded = (state: AgreementState): boolean =>
	state === 'expired' || state === 'terminated' || state === 'replaced';

/** The state as the deeds tell it: what the table says must be no other. */
export function rebuildState(deeds: readonly { deed: string; to?: unknown }[]): AgreementState {
	return deeds.reduce<AgreementState>(
		(state, { deed, to }) => (deed === 'agreement.step' ? (to as AgreementState) : state),
		'draft'
	);
}
