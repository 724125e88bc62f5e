import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { DismissalReason, MatchReason } from './match.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const reasons: Record<MatchReason, Say> = {
	meaning: m.matching_reason_meaning,
	step: m.matching_reason_step,
	neighbour: m.matching_reason_neighbour,
	sector: m.matching_reason_sector,
	country_wanted: m.matching_reason_country_wanted,
	region_wanted: m.matching_reason_region_wanted,
	size_wanted: m.matching_reason_size_wanted,
	kind_wanted: m.matching_reason_kind_wanted,
	language: m.matching_reason_language,
	partnership: m.matching_reason_partnership,
	cluster: m.matching_reason_cluster,
	agreement: m.matching_reason_agreement
};
const dismissals: Record<DismissalReason, Say> = {
	sector: m.matching_dismiss_sector,
	region: m.matching_dismiss_region,
	size: m.matching_dismiss_size,
	known_already: m.matching_dismiss_known_already,
	other: m.matching_dismiss_other
};

export const sayReason = (reason: MatchReason, locale: Locale): string =>
	reasons[reason]({}, { locale });
export const sayDismissal = (reason: DismissalReason, locale: Locale): string =>
	dismissals[reason]({}, { locale });
