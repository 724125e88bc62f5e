import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Gap } from './chain-cover.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const gaps: Record<Gap, Say> = {
	no_member: m.needs_gap_no_member,
	asked_not_offered: m.needs_gap_asked_not_offered,
	no_offer: m.needs_gap_no_offer
};

export const sayGap = (gap: Gap | null, locale: Locale): string =>
	(gap ? gaps[gap] : m.needs_gap_none)({}, { locale });
