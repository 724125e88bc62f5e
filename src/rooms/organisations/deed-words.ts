import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import { fieldName, isField, sayField } from './draft-words.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const deeds: Record<string, Say> = {
	'organisation.registered': m.organisations_deed_registered,
	'organisation.changed': m.organisations_deed_changed,
	'organisation.retired': m.organisations_deed_retired,
	'organisation.confirmed': m.organisations_deed_confirmed,
	'organisation.fell_dormant': m.organisations_deed_fell_dormant,
	'organisation.imported': m.organisations_deed_imported,
	'organisation.removed': m.organisations_deed_removed,
	'organisation.merged': m.organisations_deed_merged,
	'organisation.separated': m.organisations_deed_separated,
	'organisation.logo_changed': m.organisations_deed_logo_changed,
	'role.granted': m.organisations_deed_role_granted,
	'role.ended': m.organisations_deed_role_ended,
	'person.invited': m.organisations_deed_person_invited,
	'person.uninvited': m.organisations_deed_person_uninvited
};

export type ChangedField = { field: string; name: string; before: string[]; after: string[] };

/** A deed of the journal in words, with the fields that it changed. */
export function sayDeed(
	{ deed, details }: { deed: string; details: Record<string, unknown> },
	locale: Locale
): { text: string; changed: ChangedField[] } {
	const say = deeds[deed] ?? m.organisations_deed_other;
	return { text: say({}, { locale }), changed: sayChanges(details.changed, locale) };
}

function sayChanges(changed: unknown, locale: Locale): ChangedField[] {
	if (typeof changed !== 'object' || changed === null) return [];
	const entries = Object.entries(changed as Record<string, { before: unknown; after: unknown }>);
	return entries.flatMap(([field, { before, after }]) =>
		isField(field)
			? [
					{
						field,
						name: fieldName(field, locale),
						before: sayField(field, before, locale),
						after: sayField(field, after, locale)
					}
				]
			: []
	);
}
