import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { AgreementKind, AgreementState, PartyRole, Relation, Renewal } from './agreement.ts';
import { isArea, type CooperationArea } from './areas.ts';
import type { ConflictKind } from './conflicts.ts';
import type { Change } from './negotiation.ts';
import type { Fault } from './parity.ts';
import type { TermCause, TerminationCause } from './term.ts';

type Plain = (inputs: Record<string, never>, options: { locale: Locale }) => string;
const inWords =
	<Word extends string>(words: Record<Word, Plain>) =>
	(word: Word, locale: Locale): string =>
		words[word]({}, { locale });

export const kindName = inWords<AgreementKind>({
	letter_of_intent: m.agreements_kind_letter_of_intent,
	cooperation_agreement: m.agreements_kind_cooperation_agreement,
	accession_declaration: m.agreements_kind_accession_declaration,
	cluster_rules: m.agreements_kind_cluster_rules,
	statute: m.agreements_kind_statute,
	intercluster_agreement: m.agreements_kind_intercluster_agreement,
	consortium_agreement: m.agreements_kind_consortium_agreement,
	annex: m.agreements_kind_annex,
	other: m.agreements_kind_other
});

export const stateName = inWords<AgreementState>({
	draft: m.agreements_state_draft,
	negotiation: m.agreements_state_negotiation,
	approval: m.agreements_state_approval,
	signing: m.agreements_state_signing,
	signed: m.agreements_state_signed,
	in_force: m.agreements_state_in_force,
	expired: m.agreements_state_expired,
	terminated: m.agreements_state_terminated,
	replaced: m.agreements_state_replaced,
	abandoned: m.agreements_state_abandoned
});

export const roleName = inWords<PartyRole>({
	coordinator: m.agreements_role_coordinator,
	party: m.agreements_role_party,
	umbrella: m.agreements_role_umbrella,
	partner: m.agreements_role_partner,
	host: m.agreements_role_host,
	member: m.agreements_role_member,
	funder: m.agreements_role_funder
});

export const renewalName = inWords<Renewal>({
	none: m.agreements_renewal_none,
	automatic: m.agreements_renewal_automatic,
	by_agreement: m.agreements_renewal_by_agreement
});

export const relationName = inWords<Relation>({
	follows: m.agreements_relation_follows,
	amends: m.agreements_relation_amends,
	replaces: m.agreements_relation_replaces,
	accedes: m.agreements_relation_accedes
});

const areas = inWords<CooperationArea>({
	communication: m.agreements_area_communication,
	joint_projects: m.agreements_area_joint_projects,
	joint_offers: m.agreements_area_joint_offers,
	research_support: m.agreements_area_research_support,
	knowledge_transfer: m.agreements_area_knowledge_transfer,
	joint_research: m.agreements_area_joint_research,
	trainings: m.agreements_area_trainings,
	mutual_promotion: m.agreements_area_mutual_promotion,
	regular_meetings: m.agreements_area_regular_meetings
});

export const areaName = (area: string, locale: Locale): string =>
	isArea(area) ? areas(area, locale) : area;

export const termCauseName = inWords<TermCause>({
	signed: m.agreements_term_signed,
	renewed: m.agreements_term_renewed,
	amended: m.agreements_term_amended,
	recorded: m.agreements_term_recorded
});

export const terminationCauseName = inWords<TerminationCause>({
	notice: m.agreements_end_notice,
	consent: m.agreements_end_consent,
	replaced: m.agreements_end_replaced,
	dissolution: m.agreements_end_dissolution,
	lapse: m.agreements_end_lapse
});

export const changeName = inWords<Change>({
	replace: m.agreements_change_replace,
	insert: m.agreements_change_insert,
	strike: m.agreements_change_strike
});

export const conflictName = inWords<ConflictKind>({
	same_areas: m.agreements_conflict_same_areas,
	twice: m.agreements_conflict_twice,
	notice_differs: m.agreements_conflict_notice_differs,
	disputes_differ: m.agreements_conflict_disputes_differ,
	exclusivity: m.agreements_conflict_exclusivity,
	outlives_base: m.agreements_conflict_outlives_base,
	base_ended: m.agreements_conflict_base_ended
});

export const faultName = inWords<Fault>({
	text_missing: m.agreements_fault_text_missing,
	heading_missing: m.agreements_fault_heading_missing,
	paragraphs: m.agreements_fault_paragraphs,
	items: m.agreements_fault_items,
	quotes: m.agreements_fault_quotes,
	terms: m.agreements_fault_terms,
	party: m.agreements_fault_party,
	reference_lost: m.agreements_fault_reference_lost,
	not_compared: m.agreements_fault_not_compared,
	date: m.agreements_fault_date,
	amount: m.agreements_fault_amount,
	percent: m.agreements_fault_percent,
	fraction: m.agreements_fault_fraction,
	reference: m.agreements_fault_reference,
	number: m.agreements_fault_number
});
