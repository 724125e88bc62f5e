import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database/database.ts';
import {
	listNamed,
	moveUnlessThere,
	putBackNamed
} from '#platform/database/named-places.server.ts';
import type { Moved } from '#platform/database/ties.ts';

const needs = { table: 'need', column: 'organisation_id' };

/** Which of these organisations have said what they lack. */
export const listOrganisationsOfNeeds = (
	db: Database,
	ids: readonly string[]
): Promise<Set<string>> => listNamed(db, [needs], ids);

/** Where both said the same sentence, the one of the record that became another's stays as it was. */
export const moveOrganisation = (tx: Transaction, fromId: string, toId: string): Promise<Moved[]> =>
	moveUnlessThere(
		tx,
		needs,
		{ fromId, toId },
		sql<boolean>`(it.withdrawn_at is null and exists (
			select from need own where own.cluster_id = it.cluster_id and own.sentence = it.sentence
				and own.organisation_id = ${toId} and own.withdrawn_at is null))`
	);

export const putBackOrganisation = (tx: Transaction, moved: readonly Moved[]): Promise<void> =>
	putBackNamed(tx, [needs], moved);
