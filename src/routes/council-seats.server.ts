import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { councilRoles } from '#rooms/clusters/cluster.ts';
import type { ClusterRecord } from '#rooms/clusters/cluster-record.server.ts';
import { councilRoleName } from '#rooms/clusters/cluster-words.ts';
import { listOrganisationNames } from '#rooms/organisations/organisation-record.server.ts';
import { organisationLink } from './cluster-page.server.ts';

/** Seats in the order of their roles, with names in words. */
export async function describeCouncil(
	db: Database,
	council: ClusterRecord['council'],
	locale: Locale
) {
	const names = await listOrganisationNames(
		db,
		council.flatMap(({ organisationId }) => organisationId ?? [])
	);
	return council
		.map(({ id, personName, role, validFrom, validUntil, organisationId }) => {
			const organisation = organisationId ? names.get(organisationId) : undefined;
			return {
				id,
				personName,
				role,
				roleName: councilRoleName(role, locale),
				validFrom,
				validUntil,
				organisation: organisation ? organisationLink(organisation, locale) : null
			};
		})
		.sort((one, other) => councilRoles.indexOf(one.role) - councilRoles.indexOf(other.role));
}
