import { monthsAfter } from '#platform/calendar-day.ts';
import type { EntryState } from './entry.ts';

export const entryStepKinds = [
	'submitted',
	'withdrawn',
	'checked',
	'returned',
	'published',
	'renewed',
	'asked',
	'expired',
	'closed',
	'removed',
	'appealed',
	'restored',
	'upheld',
	'change_sent',
	'change_checked',
	'change_passed',
	'change_returned',
	'change_dropped'
] as const;
export type EntryStepKind = (typeof entryStepKinds)[number];

type Step = { from: readonly EntryState[]; to: EntryState | 'as_it_was' };

/** What each step needs, and what the entry is after it. */
const steps: Record<EntryStepKind, Step> = {
	submitted: { from: ['draft', 'returned'], to: 'submitted' },
	withdrawn: { from: ['submitted', 'checked', 'published'], to: 'draft' },
	checked: { from: ['submitted'], to: 'checked' },
	returned: { from: ['submitted', 'checked'], to: 'returned' },
	published: { from: ['draft', 'returned', 'submitted', 'checked'], to: 'published' },
	renewed: { from: ['published', 'expired'], to: 'published' },
	asked: { from: ['published'], to: 'as_it_was' },
	expired: { from: ['published'], to: 'expired' },
	closed: { from: ['published', 'expired'], to: 'closed' },
	removed: { from: ['published', 'expired', 'submitted', 'checked'], to: 'removed' },
	appealed: { from: ['removed'], to: 'as_it_was' },
	restored: { from: ['removed'], to: 'published' },
	upheld: { from: ['removed'], to: 'as_it_was' },
	change_sent: { from: ['published', 'expired'], to: 'as_it_was' },
	change_checked: { from: ['published', 'expired'], to: 'as_it_was' },
	change_passed: { from: ['published', 'expired'], to: 'as_it_was' },
	change_returned: { from: ['published', 'expired'], to: 'as_it_was' },
	change_dropped: { from: ['published', 'expired'], to: 'as_it_was' }
};

export const mayTake = (kind: EntryStepKind, from: EntryState): boolean =>
	steps[kind].from.includes(from);

export function stateAfter(kind: EntryStepKind, from: EntryState): EntryState {
	const { to } = steps[kind];
	return to === 'as_it_was' ? from : to;
}

/** The state as the steps tell it: what the table says must be no other. */
export const rebuildState = (kinds: readonly EntryStepKind[]): EntryState =>
	kinds.reduce<EntryState>((state, kind) => stateAfter(kind, state), 'draft');

/**
 * The step that follows when its owner sends it in, or a cluster finds it good: how many different
 * people the cluster wants to have looked at it decides.
 */
export function nextCheck(
	state: EntryState,
	checks: number
): 'submitted' | 'checked' | 'published' {
	if (state === 'draft' || state === 'returned') return checks === 0 ? 'published' : 'submitted';
	return state === 'submitted' && checks === 2 ? 'checked' : 'published';
}

/** Whether its owner's people may still write in it; a published one is corrected in sight of all. */
export const isOpenToChange = (state: EntryState): boolean =>
	!['submitted', 'checked', 'removed', 'closed'].includes(state);

/** Whether others have seen it and, renewed, will see it again: what changes in it may have to be looked at. */
export const hasBeenShown = (state: EntryState): boolean =>
	state === 'published' || state === 'expired';

/** The last day it stands: as its owner wishes, but no longer than the cluster lets stand unasked. */
export function validUntil(today: string, wished: string | null, validMonths: number): string {
	const latest = monthsAfter(today, validMonths);
	return wished !== null && wished >= today && wished < latest ? wished : latest;
}

/** Days before its last day on which its owner is asked whether it still holds. */
export const askedBefore = [21, 7] as const;
