import type { Locale } from '#platform/locale.ts';
import type { Member } from '#rooms/clusters/cluster-record.server.ts';
import { kindName } from '#rooms/clusters/cluster-words.ts';
import { organisationLink } from './cluster-page.server.ts';

export const describeMember = ({ organisation, ...member }: Member, locale: Locale) => ({
	...member,
	...organisationLink(organisation, locale),
	kindName: kindName(member.kind, locale)
});

export type ManagedMember = ReturnType<typeof describeMember>;
