import type { EntryDraft } from './entry.ts';
import { listTextProblems, type TextProblem } from './entry-text.ts';

/** Everything that keeps a draft from being shown to others; a draft may be kept all the same. */
export function listEntryProblems(draft: EntryDraft, today: string): TextProblem[] {
	const problems = listTextProblems(draft);
	const against = (holds: boolean, name: string, reason: string) => {
		if (holds) problems.push({ name, reason });
	};
	const { availableFrom, availableUntil, validUntil, callDeadline, quantity } = draft;
	against(
		availableFrom !== null && availableUntil !== null && availableUntil < availableFrom,
		'available_until',
		'availability_crosses'
	);
	against(validUntil !== null && validUntil < today, 'valid_until', 'valid_until_past');
	against(callDeadline !== null && callDeadline < today, 'call_deadline', 'call_deadline_past');
	against(quantity !== null && !draft.unit, 'unit', 'unit_missing');
	against(draft.kind === 'capacity' && quantity === null, 'quantity', 'quantity_missing');
	return problems;
}
