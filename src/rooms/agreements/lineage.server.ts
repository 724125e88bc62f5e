import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { AgreementKind, AgreementState, Relation } from './agreement.ts';

nameViolations({ agreement_own_successor: 'agreement_own_successor' });

export type Link = { successorId: string; predecessorId: string; relation: Relation };

/** From letter of intent to agreement to annex to successor; no agreement descends from itself. */
export async function linkAgreements(tx: Transaction, actor: Actor, link: Link): Promise<Outcome> {
	const family = await listLineage(tx, link.predecessorId);
	const isAbove = (id: string): boolean =>
		id === link.successorId ||
		family.links.some((one) => one.successorId === id && isAbove(one.predecessorId));
	if (isAbove(link.predecessorId)) return refuse('agreement_own_successor');
	await tx
		.insertInto('agreementLineage')
		.values(link)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await record(tx, actor, {
		deed: 'agreement.linked',
		subject: { kind: 'agreement', id: link.successorId },
		details: link
	});
	return accept();
}

/** All that an agreement comes from and all that came from it. */
export async function listLineage(db: Database, agreementId: string) {
	const { rows } = await sql<{ id: string }>`
		with recursive up as (
			select ${agreementId}::uuid as id
			union select predecessor_id from agreement_lineage join up on successor_id = up.id
		), family as (
			select id from up
			union select successor_id from agreement_lineage join family on predecessor_id = family.id
		) select id from family limit 200`.execute(db);
	const ids = rows.map(({ id }) => id);
	if (ids.length < 2) return { links: [], members: [] };
	const [links, members] = await Promise.all([
		db
			.selectFrom('agreementLineage')
			.select(['successorId', 'predecessorId', 'relation'])
			.where('successorId', 'in', ids)
			.where('predecessorId', 'in', ids)
			.execute(),
		db
			.selectFrom('agreement')
			.leftJoin('agreementPaper', 'agreementPaper.agreementId', 'agreement.id')
			.select(['agreement.id', 'kind', 'state', 'reference', 'originalLocale', 'isPublic'])
			.select(['signedOn', 'startsOn', 'registeredAt'])
			.where('agreement.id', 'in', ids)
			.orderBy(sql`coalesce(signed_on, starts_on, registered_at::date)`)
			.orderBy('agreement.id')
			.execute()
	]);
	return { links, members: members.map((one) => one satisfies Kin) };
}

type Kin = { id: string; kind: AgreementKind; state: AgreementState; isPublic: boolean };

export async function listPredecessors(db: Database, agreementId: string) {
	return db
		.selectFrom('agreementLineage')
		.innerJoin('agreement', 'agreement.id', 'predecessorId')
		.select(['predecessorId', 'relation', 'state', 'isPublic'])
		.where('successorId', '=', agreementId)
		.orderBy('predecessorId')
		.execute();
}
