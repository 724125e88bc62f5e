import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const sayings: Record<string, Say> = {
	name: m.events_name,
	summary: m.events_summary,
	description: m.events_description,
	practical: m.events_practical,
	statement: m.alliances_field_statement,
	original_locale: m.clusters_field_original,
	slug: m.clusters_field_slug,
	kind: m.events_kind,
	time_zone: m.events_time_zone,
	starts_at: m.events_starts_at,
	ends_at: m.events_ends_at,
	registration_opens_at: m.events_registration_opens_at,
	registration_closes_at: m.events_registration_closes_at,
	mode: m.events_mode,
	place_name: m.events_place_name,
	address: m.events_address,
	town: m.clusters_town,
	country: m.clusters_country,
	region: m.clusters_field_region,
	online_url: m.events_online_url,
	website: m.events_website,
	seats: m.events_seats,
	admission: m.events_admission,
	offer_hours: m.events_offer_hours,
	project_name: m.alliances_project,
	programme: m.alliances_programme,
	reference: m.alliances_reference,
	grant_number: m.alliances_grant_number,
	emblem: m.alliances_field_emblem
};

export function fieldLabel(field: string, locale: Locale): string {
	const [name = '', part] = field.split('.');
	const label = sayings[name]?.({}, { locale }) ?? field;
	if (part === 'which') return `${label}: ${m.events_hour_which({}, { locale })}`;
	return part ? `${label} (${part})` : label;
}
