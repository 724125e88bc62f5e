import type { Database } from '#platform/database/database.ts';
import { isId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import { listClusterNames } from '#rooms/clusters/cluster-record.server.ts';
import { listOrganisationNames } from '#rooms/organisations/organisation-record.server.ts';
import { clusterLink, organisationLink } from './cluster-page.server.ts';

/** The organisation a page's address names, when there is one. */
export async function findChosen(db: Database, id: string, locale: Locale) {
	const organisation = isId(id) ? (await listOrganisationNames(db, [id])).get(id) : undefined;
	return organisation ? { id, ...organisationLink(organisation, locale) } : null;
}

export async function findChosenCluster(db: Database, id: string, locale: Locale) {
	const cluster = isId(id) ? (await listClusterNames(db, [id])).get(id) : undefined;
	return cluster ? { id, ...clusterLink(cluster, locale) } : null;
}
