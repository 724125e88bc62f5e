import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import { participationRoles, type AllianceKind, type ParticipationRole } from './alliance.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const kindSayings: Record<AllianceKind, Say> = {
	umbrella: m.alliances_kind_umbrella,
	club: m.alliances_kind_club,
	consortium: m.alliances_kind_consortium
};
const roleSayings: Record<ParticipationRole, Say> = {
	lead_partner: m.alliances_role_lead_partner,
	partner: m.alliances_role_partner,
	associated: m.alliances_role_associated,
	member: m.alliances_role_member,
	umbrella_body: m.alliances_role_umbrella_body,
	host: m.alliances_role_host
};
const fieldSayings: Record<string, Say> = {
	name: m.clusters_field_name,
	short_name: m.clusters_field_short_name,
	description: m.clusters_field_description,
	statement: m.alliances_field_statement,
	original_locale: m.clusters_field_original,
	slug: m.clusters_field_slug,
	kind: m.alliances_kind,
	founded_on: m.alliances_founded_on,
	ended_on: m.alliances_ended_on,
	website: m.alliances_website,
	project_name: m.alliances_project,
	programme: m.alliances_programme,
	reference: m.alliances_reference,
	grant_number: m.alliances_grant_number,
	starts_on: m.alliances_starts_on,
	ends_on: m.alliances_ends_on,
	emblem: m.alliances_field_emblem
};

export const kindName = (kind: AllianceKind, locale: Locale) => kindSayings[kind]({}, { locale });
export const roleName = (role: ParticipationRole, locale: Locale) =>
	roleSayings[role]({}, { locale });

export function fieldLabel(field: string, locale: Locale): string {
	const [name = '', language] = field.split('.');
	const label = fieldSayings[name]?.({}, { locale }) ?? field;
	return language ? `${label} (${language})` : label;
}

const first: readonly ParticipationRole[] = ['lead_partner', 'umbrella_body', 'host'];

/** The lead partner stands first, then the others as they are listed. */
export const orderOfRoles = (one: ParticipationRole, other: ParticipationRole): number =>
	Number(first.includes(other)) - Number(first.includes(one)) ||
	participationRoles.indexOf(one) - participationRoles.indexOf(other);
