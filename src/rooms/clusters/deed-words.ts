import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import { registerName, stageName } from './cluster-words.ts';
import { registers, stages } from './cluster.ts';

type Details = Record<string, unknown>;
type Say = (details: Details, locale: Locale, nameOf: NameOf) => string;
/** The name of an organisation that a deed speaks of. */
export type NameOf = (id: string) => string;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const organisation = (details: Details, nameOf: NameOf) => nameOf(text(details.organisationId));
const plain =
	(say: (inputs: Record<string, never>, options: { locale: Locale }) => string): Say =>
	(_, locale) =>
		say({}, { locale });
const named =
	(say: (inputs: { name: string }, options: { locale: Locale }) => string): Say =>
	(details, locale, nameOf) =>
		say({ name: text(details.personName) || organisation(details, nameOf) }, { locale });
const inRegister =
	(say: (inputs: { name: string }, options: { locale: Locale }) => string): Say =>
	({ register }, locale) => {
		const known = registers.find((one) => one === register) ?? 'other';
		return say({ name: registerName(known, locale) }, { locale });
	};

const deeds: Record<string, Say> = {
	'cluster.registered': plain(m.clusters_deed_registered),
	'cluster.changed': plain(m.clusters_deed_changed),
	'cluster.confirmed': plain(m.clusters_deed_confirmed),
	'cluster.fell_dormant': plain(m.clusters_deed_fell_dormant),
	'cluster.stage_entered': ({ stage }, locale) =>
		m.clusters_deed_stage(
			{ stage: stageName(stages.find((one) => one === stage) ?? 'idea', locale) },
			{ locale }
		),
	'cluster.stage_corrected': plain(m.clusters_deed_stage_corrected),
	'cluster.stage_taken_back': plain(m.clusters_deed_stage_taken_back),
	'cluster.coordinator_appointed': named(m.clusters_deed_coordinator),
	'cluster.council_seated': named(m.clusters_deed_seated),
	'cluster.council_seat_ended': named(m.clusters_deed_seat_ended),
	'cluster.entered_in_register': inRegister(m.clusters_deed_register),
	'cluster.register_entry_ended': inRegister(m.clusters_deed_register_ended),
	'cluster.host_given': plain(m.clusters_deed_address),
	'cluster.host_taken_away': plain(m.clusters_deed_address),
	'cluster.logo_changed': plain(m.clusters_deed_logo),
	'membership.begun': named(m.clusters_deed_joined),
	'membership.ended': named(m.clusters_deed_left),
	'membership.resumed': named(m.clusters_deed_resumed),
	'membership.corrected': named(m.clusters_deed_corrected),
	'role.granted': plain(m.clusters_deed_role_granted),
	'role.ended': plain(m.clusters_deed_role_ended),
	'person.invited': plain(m.clusters_deed_invited)
};

export function sayDeed(
	{ deed, details }: { deed: string; details: Details },
	locale: Locale,
	nameOf: NameOf
): string {
	return (deeds[deed] ?? plain(m.clusters_deed_other))(details, locale, nameOf);
}
