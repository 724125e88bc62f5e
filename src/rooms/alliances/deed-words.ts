import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';

type Plain = (inputs: Record<string, never>, options: { locale: Locale }) => string;
type Named = (inputs: { name: string }, options: { locale: Locale }) => string;

const plain: Record<string, Plain> = {
	'alliance.registered': m.alliances_deed_registered,
	'alliance.changed': m.alliances_deed_changed,
	'alliance.confirmed': m.alliances_deed_confirmed,
	'alliance.logo_changed': m.clusters_deed_logo,
	'role.granted': m.clusters_deed_role_granted,
	'role.ended': m.clusters_deed_role_ended,
	'person.invited': m.clusters_deed_invited
};
const named: Record<string, Named> = {
	'alliance.party_admitted': m.alliances_deed_admitted,
	'alliance.party_left': m.alliances_deed_left
};

export function sayDeed(
	{ deed, details }: { deed: string; details: Record<string, unknown> },
	locale: Locale,
	nameOf: (id: string) => string
): string {
	const party = details.clusterId ?? details.organisationId;
	const name = typeof party === 'string' ? nameOf(party) : '';
	const say = named[deed];
	return say ? say({ name }, { locale }) : (plain[deed] ?? m.alliances_deed_other)({}, { locale });
}
