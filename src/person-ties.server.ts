import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import type { Outcome } from '#platform/outcome.ts';
import { eraseIntroductions, exportIntroductions } from '#rooms/introductions/introducer.server.ts';
import { eraseMatchLetter } from '#rooms/matching/match-letter.server.ts';
import { eraseOwnAccount, exportOwnRecord } from '#rooms/people/person.server.ts';
import { eraseSearches, listSearches } from '#rooms/searches/saved-search.server.ts';

type Person = Actor & { personId: string };

/** With the account goes what other rooms keep of the person: rooms that people may not know meet here. */
export async function eraseAccount(tx: Transaction, actor: Person, now: Date): Promise<Outcome> {
	const erased = await eraseOwnAccount(tx, actor, now);
	if (!erased.ok) return erased;
	await eraseSearches(tx, actor.personId);
	await eraseMatchLetter(tx, actor.personId);
	await eraseIntroductions(tx, actor.personId);
	return erased;
}

/** All that the house holds about a person, whichever room holds it. */
export async function exportRecord(db: Database, personId: string) {
	return {
		...(await exportOwnRecord(db, personId)),
		searches: await listSearches(db, personId),
		introductions: await exportIntroductions(db, personId)
	};
}
