import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import { legalIdSchemes, nameOfScheme } from './legal-id.ts';
import type { LegalIdScheme } from './legal-id-answer.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const targets: Record<string, Say> = {
	name: m.organisations_field_name,
	shortName: m.organisations_field_shortName,
	description: m.organisations_field_description,
	kind: m.organisations_field_kind,
	sizeClass: m.organisations_field_sizeClass,
	foundedOn: m.organisations_field_foundedOn,
	country: m.organisations_field_country,
	region: m.organisations_field_region,
	town: m.organisations_field_town,
	postcode: m.organisations_field_postcode,
	street: m.organisations_field_street,
	website: m.organisations_field_website,
	email: m.organisations_contact_email,
	phone: m.organisations_contact_phone,
	contact: m.organisations_target_contact,
	activities: m.organisations_field_activities,
	capabilities: m.organisations_field_capabilities,
	validFrom: m.organisations_target_validFrom,
	validUntil: m.organisations_target_validUntil,
	membershipKind: m.organisations_target_membershipKind,
	membershipClass: m.organisations_target_membershipClass,
	naceDivision: m.organisations_target_naceDivision,
	year: m.organisations_target_year,
	indicator: m.organisations_target_indicator,
	value: m.organisations_target_value,
	flag: m.organisations_target_flag
};

export function targetName(target: string, locale: Locale): string {
	const say = targets[target];
	if (say) return say({}, { locale });
	return legalIdSchemes.some((scheme) => scheme === target)
		? nameOfScheme(target as LegalIdScheme)
		: target;
}

const keptReasons: Record<string, Say> = {
	in_cluster: m.organisations_import_kept_in_cluster,
	in_alliance: m.organisations_import_kept_in_alliance,
	in_event: m.organisations_import_kept_in_event,
	in_marketplace: m.organisations_import_kept_in_marketplace,
	has_needs: m.organisations_import_kept_has_needs,
	in_survey: m.organisations_import_kept_in_survey,
	in_agreement: m.organisations_import_kept_in_agreement,
	has_fees: m.organisations_import_kept_has_fees,
	has_people: m.organisations_import_kept_has_people,
	changed: m.organisations_import_kept_changed
};

export const keptReason = (reason: string, locale: Locale): string =>
	(keptReasons[reason] ?? m.organisations_import_kept_changed)({}, { locale });
