import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const sayings: Record<string, Say> = {
	name: m.clusters_field_name,
	short_name: m.clusters_field_short_name,
	description: m.clusters_field_description,
	original_locale: m.clusters_field_original,
	slug: m.clusters_field_slug,
	founded_on: m.clusters_founded_on,
	website: m.clusters_website,
	country: m.clusters_country,
	region: m.clusters_field_region,
	town: m.clusters_town,
	nace: m.clusters_field_nace,
	ecosystems: m.clusters_field_ecosystems
};

/** `description.bg` → "Описание (bg)". */
export function fieldLabel(field: string, locale: Locale): string {
	const [name = '', language] = field.split('.');
	const label = sayings[name]?.({}, { locale }) ?? field;
	return language ? `${label} (${language})` : label;
}
