import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Composition, Majority, OrganKind, SeatRole, Weighting } from './organ.ts';
import type { AgendaKind, SittingMode, SittingStage } from './sitting.ts';
import type { Choice, VoteOutcome } from './vote.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;
const naming =
	<Key extends string>(sayings: Record<Key, Say>) =>
	(key: Key, locale: Locale): string =>
		sayings[key]({}, { locale });

export const organKindName = naming<OrganKind>({
	assembly: m.governance_kind_assembly,
	council: m.governance_kind_council,
	board: m.governance_kind_board,
	presidium: m.governance_kind_presidium,
	audit_committee: m.governance_kind_audit_committee,
	project_group: m.governance_kind_project_group
});
export const compositionName = naming<Composition>({
	members: m.governance_composition_members,
	council: m.governance_composition_council,
	parties: m.governance_composition_parties,
	seats: m.governance_composition_seats
});
export const weightingName = naming<Weighting>({
	equal: m.governance_weighting_equal,
	weights: m.governance_weighting_weights
});
export const majorityName = naming<Majority>({
	simple: m.governance_majority_simple,
	absolute: m.governance_majority_absolute,
	two_thirds: m.governance_majority_two_thirds,
	three_quarters: m.governance_majority_three_quarters,
	unanimous: m.governance_majority_unanimous
});
export const seatRoleName = naming<SeatRole>({
	chair: m.governance_role_chair,
	deputy_chair: m.governance_role_deputy_chair,
	secretary: m.governance_role_secretary,
	member: m.governance_role_member
});
export const modeName = naming<SittingMode>({
	present: m.governance_mode_present,
	online: m.governance_mode_online,
	hybrid: m.governance_mode_hybrid,
	written: m.governance_mode_written
});
export const stageName = naming<SittingStage>({
	planned: m.governance_stage_planned,
	convened: m.governance_stage_convened,
	open: m.governance_stage_open,
	closed: m.governance_stage_closed,
	called_off: m.governance_stage_called_off
});
export const agendaKindName = naming<AgendaKind>({
	formality: m.governance_item_formality,
	information: m.governance_item_information,
	discussion: m.governance_item_discussion,
	resolution: m.governance_item_resolution
});
export const choiceName = naming<Choice>({
	for: m.governance_choice_for,
	against: m.governance_choice_against,
	abstain: m.governance_choice_abstain
});
export const outcomeName = naming<VoteOutcome>({
	adopted: m.governance_outcome_adopted,
	rejected: m.governance_outcome_rejected,
	no_quorum: m.governance_outcome_no_quorum
});
