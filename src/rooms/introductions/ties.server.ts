import { sql } from 'kysely';
import type { Transaction } from '#platform/database/database.ts';
import { moveUnlessThere, putBackNamed } from '#platform/database/named-places.server.ts';
import type { Moved } from '#platform/database/ties.ts';

const links = { table: 'introducer', column: 'organisation_id' };
const requests = { table: 'introduction_request', column: 'organisation_id' };

/** Who knows somebody in one organisation knows them in the other; who said so of both said it once. */
export const moveOrganisation = async (
	tx: Transaction,
	fromId: string,
	toId: string
): Promise<Moved[]> => [
	...(await moveUnlessThere(
		tx,
		links,
		{ fromId, toId },
		sql<boolean>`(exists (select from introducer own
			where own.person_id = it.person_id and own.organisation_id = ${toId}))`
	)),
	...(await moveUnlessThere(
		tx,
		requests,
		{ fromId, toId },
		sql<boolean>`(exists (select from introduction_request own
			where own.introducer_id = it.introducer_id and own.asked_by_id = it.asked_by_id
				and own.organisation_id = ${toId}))`
	))
];

export const putBackOrganisation = (tx: Transaction, moved: readonly Moved[]): Promise<void> =>
	putBackNamed(tx, [links, requests], moved);
