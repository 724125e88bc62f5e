import { m } from '#messages';
import type { AimName } from '#scheduler';
import type { Locale } from '#locales';
import { formatNumber } from '#ui/format.ts';
import type { BoardChangeKind, Consequences, Hindrance } from '../board.ts';
import type { TableKind } from '../brokerage.ts';
import type { Fate, OutcomeKind } from '../meeting-result.ts';
import type { PresenceKind } from '../presence.ts';
import type { RequestState } from '../request.ts';
import type { SpecialistKind } from '../specialist.ts';
import type { SuggestionReason } from '../suggestion.ts';

export const tableKindNames: Record<TableKind, () => string> = {
	table: m.meetings_kind_table,
	room: m.meetings_kind_room,
	quiet: m.meetings_kind_quiet,
	online: m.meetings_kind_online
};

export const specialistKindNames: Record<SpecialistKind, () => string> = {
	interpreter: m.meetings_specialist_interpreter,
	expert: m.meetings_specialist_expert
};

export const requestStateNames: Record<RequestState, () => string> = {
	open: m.meetings_state_open,
	accepted: m.meetings_state_accepted,
	declined: m.meetings_state_declined,
	expired: m.meetings_state_expired,
	withdrawn: m.meetings_state_withdrawn
};

export const presenceNames: Record<PresenceKind, () => string> = {
	missing: m.meetings_presence_missing,
	late: m.meetings_presence_late,
	left: m.meetings_presence_left,
	here: m.meetings_presence_here,
	table_gone: m.meetings_presence_table_gone,
	table_back: m.meetings_presence_table_back
};

export const fateNames: Record<Fate, () => string> = {
	held: m.meetings_fate_held,
	missed: m.meetings_fate_missed,
	disputed: m.meetings_fate_disputed,
	unknown: m.meetings_fate_unknown
};

export const outcomeNames: Record<OutcomeKind, () => string> = {
	nothing: m.meetings_outcome_nothing,
	in_touch: m.meetings_outcome_in_touch,
	negotiating: m.meetings_outcome_negotiating,
	agreed: m.meetings_outcome_agreed,
	contract: m.meetings_outcome_contract
};

export const changeNames: Record<BoardChangeKind, () => string> = {
	moved: m.meetings_change_moved,
	pinned: m.meetings_change_pinned,
	called_off: m.meetings_change_called_off,
	arranged: m.meetings_change_arranged,
	repaired: m.meetings_change_repaired,
	published: m.meetings_change_published
};

export const aimNames: Record<AimName, () => string> = {
	held: m.meetings_aim_held,
	fairness: m.meetings_aim_fairness,
	breaks: m.meetings_aim_breaks,
	waiting: m.meetings_aim_waiting,
	preferences: m.meetings_aim_preferences,
	changes: m.meetings_aim_changes,
	moves: m.meetings_aim_moves
};

export const aimHints: Record<AimName, () => string> = {
	held: m.meetings_aim_held_hint,
	fairness: m.meetings_aim_fairness_hint,
	breaks: m.meetings_aim_breaks_hint,
	waiting: m.meetings_aim_waiting_hint,
	preferences: m.meetings_aim_preferences_hint,
	changes: m.meetings_aim_changes_hint,
	moves: m.meetings_aim_moves_hint
};

const hindrances: Record<Hindrance['word'], (inputs: { name: string }) => string> = {
	participant_taken: m.meetings_hindrance_taken,
	participant_absent: m.meetings_hindrance_absent,
	specialist_taken: m.meetings_hindrance_specialist,
	table_taken: m.meetings_hindrance_table_taken,
	table_absent: m.meetings_hindrance_table_absent,
	table_of_another_host: m.meetings_hindrance_host,
	slot_over: m.meetings_hindrance_over
};

const hindranceText = (hindrance: Hindrance, nameOf: (id: string) => string): string =>
	hindrances[hindrance.word]({
		name:
			'participantId' in hindrance
				? nameOf(hindrance.participantId)
				: 'specialistId' in hindrance
					? nameOf(hindrance.specialistId)
					: ''
	});

/** What a move would bring, in a sentence or two: what forbids it, or who waits more or less. */
export function consequenceWords(
	{ hindrances: found, idle }: Consequences,
	nameOf: (id: string) => string,
	locale: Locale
): string {
	if (found.length > 0) return found.map((one) => hindranceText(one, nameOf)).join(' ');
	const waits = idle.map(({ participantId, change }) => {
		const say = change > 0 ? m.meetings_board_waits_more : m.meetings_board_waits_less;
		return say({ name: nameOf(participantId), count: formatNumber(locale, Math.abs(change)) });
	});
	return [m.meetings_board_fits(), ...waits].join(' ');
}

const reasons: Record<SuggestionReason['word'], (inputs: { about: string }) => string> = {
	offers_what_you_seek: m.meetings_why_offers,
	seeks_what_you_offer: m.meetings_why_seeks,
	common_words: m.meetings_why_words,
	wants_to_meet_you: m.meetings_why_wants,
	common_language: m.meetings_why_language,
	other_country: m.meetings_why_country
};

/** Why somebody is suggested; `about` is in the reader's words already. */
export const reasonText = (word: SuggestionReason['word'], about: string): string =>
	reasons[word]({ about });
