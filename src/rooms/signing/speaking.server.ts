import type { Database } from '#platform/database/database.ts';
import type { Representation } from '#rooms/agreements/parties.server.ts';
import { groundOf, suggestSigners } from './authority.ts';
import { readGrounds } from './grounds.server.ts';

type Party = { organisationId: string | null; signingOrganisationId: string | null };

/** Who speaks for the legal person behind each party on a day: one who may alone, else as many as it takes. */
export async function listSpeakers(
	db: Database,
	parties: readonly Party[],
	on: string
): Promise<Representation> {
	const ids = parties.flatMap(
		({ signingOrganisationId, organisationId }) => signingOrganisationId ?? organisationId ?? []
	);
	const grounds = await readGrounds(db, ids);
	return new Map(
		ids.map((id) => [
			id,
			suggestSigners(groundOf(grounds, id), on).map(({ name, function: office }) => ({
				name,
				function: office
			}))
		])
	);
}
