import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const sayings: Record<string, Say> = {
	'need.raised': m.needs_deed_raised,
	'need.changed': m.needs_deed_changed,
	'need.withdrawn': m.needs_deed_withdrawn,
	'need.stood_by': m.needs_deed_stood_by,
	'need.answered': m.needs_deed_answered,
	'need.answer_taken_back': m.needs_deed_answer_taken_back
};

/** A deed upon a need in words; undefined for what other rooms record. */
export const sayNeedDeed = ({ deed }: { deed: string }, locale: Locale): string | undefined =>
	sayings[deed]?.({}, { locale });
