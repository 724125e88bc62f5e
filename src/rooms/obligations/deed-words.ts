import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';

type Plain = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const sayings: Record<string, Plain> = {
	'obligation.undertaken': m.obligations_deed_undertaken,
	'obligation.changed': m.obligations_deed_changed,
	'obligation.fulfilled': m.obligations_deed_fulfilled,
	'obligation.taken_back': m.obligations_deed_taken_back,
	'obligation.released': m.obligations_deed_released,
	'obligation.resumed': m.obligations_deed_resumed
};

/** A deed of this room in words; nothing where it is another's. */
export const sayDeed = ({ deed }: { deed: string }, locale: Locale): string | undefined =>
	sayings[deed]?.({}, { locale });
