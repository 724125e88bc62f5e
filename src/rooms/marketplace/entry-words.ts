import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { EntryStepKind } from './entry-life.ts';
import type {
	ContactWay,
	Direction,
	EntryKind,
	EntryState,
	Partnership,
	PartyRole,
	Property,
	Shown,
	Stage
} from './entry.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const kinds: Record<EntryKind, Say> = {
	product: m.marketplace_kind_product,
	service: m.marketplace_kind_service,
	capacity: m.marketplace_kind_capacity,
	technology: m.marketplace_kind_technology,
	research: m.marketplace_kind_research,
	partner_search: m.marketplace_kind_partner_search,
	internship: m.marketplace_kind_internship,
	know_how: m.marketplace_kind_know_how,
	good_practice: m.marketplace_kind_good_practice
};
const directions: Record<Direction, Say> = {
	offer: m.marketplace_direction_offer,
	request: m.marketplace_direction_request
};
const states: Record<EntryState, Say> = {
	draft: m.marketplace_state_draft,
	submitted: m.marketplace_state_submitted,
	checked: m.marketplace_state_checked,
	returned: m.marketplace_state_returned,
	published: m.marketplace_state_published,
	expired: m.marketplace_state_expired,
	closed: m.marketplace_state_closed,
	removed: m.marketplace_state_removed
};
const stages: Record<Stage, Say> = {
	concept: m.marketplace_stage_concept,
	under_development: m.marketplace_stage_under_development,
	tested: m.marketplace_stage_tested,
	demonstrated: m.marketplace_stage_demonstrated,
	on_the_market: m.marketplace_stage_on_the_market
};
const properties: Record<Property, Say> = {
	none: m.marketplace_property_none,
	secret: m.marketplace_property_secret,
	copyright: m.marketplace_property_copyright,
	design: m.marketplace_property_design,
	trade_mark: m.marketplace_property_trade_mark,
	patent_applied: m.marketplace_property_patent_applied,
	patent_granted: m.marketplace_property_patent_granted
};
const partnerships: Record<Partnership, Say> = {
	supply: m.marketplace_partnership_supply,
	manufacturing: m.marketplace_partnership_manufacturing,
	subcontracting: m.marketplace_partnership_subcontracting,
	distribution: m.marketplace_partnership_distribution,
	agency: m.marketplace_partnership_agency,
	services: m.marketplace_partnership_services,
	franchise: m.marketplace_partnership_franchise,
	licence: m.marketplace_partnership_licence,
	technical_cooperation: m.marketplace_partnership_technical_cooperation,
	research_cooperation: m.marketplace_partnership_research_cooperation,
	joint_venture: m.marketplace_partnership_joint_venture,
	investment: m.marketplace_partnership_investment,
	internship: m.marketplace_partnership_internship,
	exchange_of_practice: m.marketplace_partnership_exchange_of_practice
};
const ways: Record<ContactWay, Say> = {
	direct: m.marketplace_way_direct,
	broker: m.marketplace_way_broker
};
const shownSayings: Record<Shown, Say> = {
	sector: m.marketplace_shown_sector,
	size: m.marketplace_shown_size,
	name: m.marketplace_shown_name,
	contact: m.marketplace_shown_contact
};
const roles: Record<PartyRole, Say> = {
	lead: m.marketplace_party_role_lead,
	producer: m.marketplace_party_role_producer,
	designer: m.marketplace_party_role_designer,
	supplier: m.marketplace_party_role_supplier,
	researcher: m.marketplace_party_role_researcher,
	seller: m.marketplace_party_role_seller,
	funder: m.marketplace_party_role_funder,
	other: m.marketplace_party_role_other
};
const stepKinds: Record<EntryStepKind, Say> = {
	submitted: m.marketplace_step_submitted,
	withdrawn: m.marketplace_step_withdrawn,
	checked: m.marketplace_step_checked,
	returned: m.marketplace_step_returned,
	published: m.marketplace_step_published,
	renewed: m.marketplace_step_renewed,
	asked: m.marketplace_step_asked,
	expired: m.marketplace_step_expired,
	closed: m.marketplace_step_closed,
	removed: m.marketplace_step_removed,
	appealed: m.marketplace_step_appealed,
	restored: m.marketplace_step_restored,
	upheld: m.marketplace_step_upheld,
	change_sent: m.marketplace_step_change_sent,
	change_checked: m.marketplace_step_change_checked,
	change_passed: m.marketplace_step_change_passed,
	change_returned: m.marketplace_step_change_returned,
	change_dropped: m.marketplace_step_change_dropped
};
const directionChoices: Record<Direction, Say> = {
	offer: m.marketplace_direction_offer_choice,
	request: m.marketplace_direction_request_choice
};

export const sayKind = (kind: EntryKind, locale: Locale): string => kinds[kind]({}, { locale });
export const sayDirection = (direction: Direction, locale: Locale): string =>
	directions[direction]({}, { locale });
export const sayState = (state: EntryState, locale: Locale): string =>
	states[state]({}, { locale });
export const sayStage = (stage: Stage, locale: Locale): string => stages[stage]({}, { locale });
export const sayProperty = (property: Property, locale: Locale): string =>
	properties[property]({}, { locale });
export const sayPartnership = (kind: Partnership, locale: Locale): string =>
	partnerships[kind]({}, { locale });
export const sayWay = (way: ContactWay, locale: Locale): string => ways[way]({}, { locale });
export const sayShown = (shown: Shown, locale: Locale): string =>
	shownSayings[shown]({}, { locale });
export const sayPartyRole = (role: PartyRole, locale: Locale): string =>
	roles[role]({}, { locale });
export const sayStep = (kind: EntryStepKind, locale: Locale): string =>
	stepKinds[kind]({}, { locale });
export const sayDirectionChoice = (direction: Direction, locale: Locale): string =>
	directionChoices[direction]({}, { locale });
