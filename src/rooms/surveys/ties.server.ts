import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database/database.ts';
import {
	listNamed,
	moveUnlessThere,
	putBackNamed
} from '#platform/database/named-places.server.ts';
import type { Moved } from '#platform/database/ties.ts';

const answers = { table: 'survey_answer', column: 'organisation_id' };

/** Which of these organisations answered a survey. */
export const listOrganisationsOfSurveys = (
	db: Database,
	ids: readonly string[]
): Promise<Set<string>> => listNamed(db, [answers], ids);

/** Where both answered one survey, the kept record's answer counts and the other's stays as it was. */
export const moveOrganisation = (tx: Transaction, fromId: string, toId: string): Promise<Moved[]> =>
	moveUnlessThere(
		tx,
		answers,
		{ fromId, toId },
		sql<boolean>`exists (select from survey_answer own
			where own.survey_id = it.survey_id and own.organisation_id = ${toId})`
	);

export const putBackOrganisation = (tx: Transaction, moved: readonly Moved[]): Promise<void> =>
	putBackNamed(tx, [answers], moved);
