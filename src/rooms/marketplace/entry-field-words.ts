import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const sayings: Record<string, Say> = {
	title: m.marketplace_field_title,
	summary: m.marketplace_field_summary,
	description: m.marketplace_field_description,
	advantages: m.marketplace_field_advantages,
	partnerSought: m.marketplace_field_partner_sought,
	original_locale: m.clusters_field_original,
	kind: m.marketplace_kind,
	direction: m.marketplace_who_pays,
	stage: m.marketplace_stage,
	property: m.marketplace_property,
	quantity: m.marketplace_field_quantity,
	unit: m.marketplace_field_unit,
	available_from: m.marketplace_field_available_from,
	available_until: m.marketplace_field_available_until,
	call_name: m.marketplace_field_call_name,
	call_url: m.marketplace_field_call_url,
	call_deadline: m.marketplace_field_call_deadline,
	valid_until: m.marketplace_field_valid_until,
	contact_way: m.marketplace_field_contact_way,
	shown_to_all: m.marketplace_field_shown_to_all,
	shown_to_members: m.marketplace_field_shown_to_members,
	partnerships: m.marketplace_partnerships,
	partner_kinds: m.marketplace_field_partner_kinds,
	partner_sizes: m.marketplace_field_partner_sizes,
	wanted_countries: m.marketplace_field_wanted_countries,
	wanted_regions: m.marketplace_field_wanted_regions,
	activities: m.marketplace_field_activities,
	chain_steps: m.marketplace_field_chain_steps,
	languages: m.marketplace_field_languages
};

export function entryFieldLabel(field: string, locale: Locale): string {
	const [name = '', language] = field.split('.');
	const label = sayings[name]?.({}, { locale }) ?? field;
	return language ? `${label} (${language})` : label;
}
