import type { Database, Transaction } from '#platform/database/database.ts';
import { listNamed, moveNamed, putBackNamed } from '#platform/database/named-places.server.ts';
import type { Moved } from '#platform/database/ties.ts';

/** Where events name organisations: as owner, organiser, a speaker's or participant's house. */
const places = [
	{ table: 'event', column: 'owner_id' },
	{ table: 'event_organiser', column: 'organisation_id' },
	{ table: 'session_speaker', column: 'organisation_id' },
	{ table: 'registration', column: 'organisation_id' }
];

/** Which of these organisations events rely on. */
export const listOrganisationsOfEvents = (
	db: Database,
	ids: readonly string[]
): Promise<Set<string>> => listNamed(db, places, ids);

/** Has events name another organisation where they named one. */
export const moveOrganisation = (tx: Transaction, fromId: string, toId: string): Promise<Moved[]> =>
	moveNamed(tx, places, { fromId, toId });

export const putBackOrganisation = (tx: Transaction, moved: readonly Moved[]): Promise<void> =>
	putBackNamed(tx, places, moved);
