import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import { nameOfSector } from '#rooms/organisations/sectors.ts';
import { findActivity, labelOf } from '#rooms/organisations/nace.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import { nameOfRegion } from '#rooms/places/regions.ts';
import type { ClusterDraft, CouncilRole, MembershipKind, Register, Stage } from './cluster.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const stageSayings: Record<Stage, Say> = {
	idea: m.clusters_stage_idea,
	letter_of_intent: m.clusters_stage_letter_of_intent,
	initiative: m.clusters_stage_initiative,
	cooperation_agreement: m.clusters_stage_cooperation_agreement,
	active: m.clusters_stage_active,
	dormant: m.clusters_stage_dormant,
	dissolved: m.clusters_stage_dissolved,
	succeeded: m.clusters_stage_succeeded
};
const registerSayings: Record<Register, Say> = {
	parp_map: m.clusters_register_parp_map,
	kkk: m.clusters_register_kkk,
	eccp: m.clusters_register_eccp,
	label: m.clusters_register_label,
	club: m.clusters_register_club,
	other: m.clusters_register_other
};
const roleSayings: Record<CouncilRole, Say> = {
	chair: m.clusters_council_role_chair,
	deputy_chair: m.clusters_council_role_deputy_chair,
	member: m.clusters_council_role_member,
	secretary: m.clusters_council_role_secretary
};
const kindSayings: Record<MembershipKind, Say> = {
	member: m.clusters_kind_member,
	partner: m.clusters_kind_partner
};

export const stageName = (stage: Stage, locale: Locale) => stageSayings[stage]({}, { locale });
export const registerName = (register: Register, locale: Locale) =>
	registerSayings[register]({}, { locale });
export const councilRoleName = (role: CouncilRole, locale: Locale) =>
	roleSayings[role]({}, { locale });
export const kindName = (kind: MembershipKind, locale: Locale) => kindSayings[kind]({}, { locale });

/** Where a cluster sits, in words and as an address of the map. */
export function describePlace(
	{ country, region, town, slug }: Pick<ClusterDraft, 'country' | 'region' | 'town' | 'slug'>,
	locale: Locale
) {
	const query = new URLSearchParams({ country, ...(region && { region }), cluster: slug });
	const parts = [town, region && nameOfRegion(region, locale), nameOfCountry(country, locale)];
	return { text: parts.filter(Boolean).join(', '), map: `/map?${query}` };
}

export const describeSectors = (sectors: ClusterDraft['sectors'], locale: Locale) =>
	sectors.map(({ scheme, code }) => ({
		code,
		name:
			scheme === 'nace'
				? `${code} ${findActivity(code) ? labelOf(code, locale).text : ''}`.trim()
				: nameOfSector(code, locale)
	}));
