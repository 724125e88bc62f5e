import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';

type Plain = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const sayings: Record<string, Plain> = {
	'event.registered': m.events_deed_registered,
	'event.changed': m.events_deed_changed,
	'event.announced': m.events_deed_announced,
	'event.called_off': m.events_deed_called_off,
	'event.letter_changed': m.events_deed_letter,
	'registration.made': m.events_deed_registration,
	'registration.confirmed': m.events_deed_confirmed,
	'registration.waiting': m.events_deed_waiting,
	'registration.offered': m.events_deed_offered,
	'registration.declined': m.events_deed_declined,
	'registration.withdrawn': m.events_deed_withdrawn,
	'registration.expired': m.events_deed_expired,
	'registration.changed': m.events_deed_changed_registration,
	'check_in.noted': m.events_deed_check_in,
	'certificate.issued': m.events_deed_certificate,
	'certificate.withdrawn': m.events_deed_certificate_withdrawn,
	'registration.list_entered': m.events_deed_list
};
const groups: [RegExp, Plain][] = [
	[/^event\.question_/, m.events_deed_form],
	[/^event\.(type|quota)_/, m.events_deed_types],
	[/^event\.series_/, m.events_deed_series],
	[/^event\.material_/, m.events_deed_materials],
	[/^event\.session_/, m.events_deed_programme],
	[/^event\.(organiser|contact)_/, m.events_deed_hosts]
];

export function sayDeed({ deed }: { deed: string }, locale: Locale): string {
	const say =
		sayings[deed] ?? groups.find(([shape]) => shape.test(deed))?.[1] ?? m.events_deed_other;
	return say({}, { locale });
}
