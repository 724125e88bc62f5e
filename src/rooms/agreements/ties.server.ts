import type { Database, Transaction } from '#platform/database/database.ts';
import { listNamed, moveNamed, putBackNamed } from '#platform/database/named-places.server.ts';
import type { Moved } from '#platform/database/ties.ts';

/** Who holds an agreement or a text of one's own, who is a party and who signs for it. */
const places = [
	{ table: 'agreement', column: 'owner_id' },
	{ table: 'clause_template', column: 'owner_id' },
	{ table: 'agreement_party', column: 'organisation_id' },
	{ table: 'agreement_party', column: 'signing_organisation_id' }
];

/** Which of these organisations agreements rely on. */
export const listOrganisationsOfAgreements = (
	db: Database,
	ids: readonly string[]
): Promise<Set<string>> => listNamed(db, places, ids);

/** Agreements name another party from now on; a text that was fixed goes on saying what it said. */
export const moveOrganisation = (tx: Transaction, fromId: string, toId: string): Promise<Moved[]> =>
	moveNamed(tx, places, { fromId, toId });

export const putBackOrganisation = (tx: Transaction, moved: readonly Moved[]): Promise<void> =>
	putBackNamed(tx, places, moved);
