import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import { dayOf } from '#platform/calendar-day.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { Basis } from './introduction.ts';

type Person = Actor & { personId: string };
type Offer = { organisationId: string; basis: Basis; note: string };

const mostShown = 50;

/** «I know somebody there and may be asked»: only ever by one's own word; said again, it holds again. */
export async function offerToIntroduce(
	tx: Transaction,
	actor: Person,
	{ organisationId, basis, note }: Offer,
	now: Date
): Promise<Outcome> {
	const said = { basis, note, agreedAt: now, withdrawnAt: null };
	const { id } = await tx
		.insertInto('introducer')
		.values({ id: newId(), personId: actor.personId, organisationId, ...said })
		.onConflict((conflict) => conflict.columns(['personId', 'organisationId']).doUpdateSet(said))
		.returning('id')
		.executeTakeFirstOrThrow();
	await record(tx, actor, {
		deed: 'introduction.offered',
		subject: { kind: 'introduction', id },
		details: { organisationId }
	});
	return accept();
}

export async function withdrawOffer(
	tx: Transaction,
	actor: Person,
	organisationId: string,
	now: Date
): Promise<Outcome> {
	const held = await tx
		.updateTable('introducer')
		.set({ withdrawnAt: now, note: '' })
		.where('personId', '=', actor.personId)
		.where('organisationId', '=', organisationId)
		.where('withdrawnAt', 'is', null)
		.returning('id')
		.executeTakeFirst();
	if (!held) return refuse('introducer_gone');
	await record(tx, actor, {
		deed: 'introduction.withdrawn',
		subject: { kind: 'introduction', id: held.id },
		details: { organisationId }
	});
	return accept();
}

export const listOwnOffers = (db: Database, personId: string) =>
	db
		.selectFrom('introducer')
		.select(['organisationId', 'basis', 'note', 'agreedAt'])
		.where('personId', '=', personId)
		.where('withdrawnAt', 'is', null)
		.orderBy('agreedAt', 'desc')
		.orderBy('id')
		.limit(500)
		.execute();

export type Introducer = { personId: string; name: string; basis: Basis; note: string };
type Asking = { askerId: string; organisationId: string; now: Date };

/**
 * Who can introduce somebody to an organisation: people who have agreed to it, and who share with the
 * asker an organisation, or a cluster that either belongs to.
 */
export async function listIntroducers(
	db: Database,
	{ askerId, organisationId, now }: Asking
): Promise<Introducer[]> {
	const { rows } = await sql<Introducer>`
		with ${circles({ askerId, organisationId, now })}
		select introducer.person_id, person.name, basis, note
		from introducer join person on person.id = introducer.person_id
		where organisation_id = ${organisationId} and withdrawn_at is null
			and person.erased_at is null and introducer.person_id <> ${askerId}
			and exists (select from circle own join circle other using (kind, id)
				where own.person_id = ${askerId} and other.person_id = introducer.person_id)
		order by agreed_at, introducer.id limit ${mostShown}`.execute(db);
	return rows;
}

/** What the asker and the introducers belong to: organisations and clusters they act for, and clusters of their organisations. */
function circles({ askerId, organisationId, now }: Asking) {
	const today = dayOf(now);
	return sql`held as (
		select person_id, scope_kind as kind, scope_id as id from role_grant
		where scope_kind in ('organisation', 'cluster') and valid_from <= ${now}
			and (valid_until is null or valid_until > ${now})
			and person_id in (select ${askerId}::uuid union all select person_id from introducer
				where organisation_id = ${organisationId} and withdrawn_at is null)
	), belonging as (
		select organisation_id, cluster_id, valid_from, valid_until from membership
		union all
		select organisation_id, cluster_id, valid_from, valid_until from cluster_coordinator
	), circle as (
		select person_id, kind, id from held
		union
		select person_id, 'cluster', cluster_id from held join belonging on organisation_id = held.id
		where held.kind = 'organisation' and belonging.valid_from <= ${today}
			and (belonging.valid_until is null or belonging.valid_until > ${today})
	)`;
}

/** With the account go its links, and what it asked or was asked. */
export async function eraseIntroductions(tx: Transaction, personId: string): Promise<void> {
	await tx.deleteFrom('introducer').where('personId', '=', personId).execute();
	await tx
		.deleteFrom('introductionRequest')
		.where((or) => or.or([or('introducerId', '=', personId), or('askedById', '=', personId)]))
		.execute();
}

/** What of a person stands here, for them to take along. */
export const exportIntroductions = async (db: Database, personId: string) => ({
	links: await db
		.selectFrom('introducer')
		.selectAll()
		.where('personId', '=', personId)
		.orderBy('id')
		.execute(),
	asked: await db
		.selectFrom('introductionRequest')
		.select(['organisationId', 'message', 'askedAt', 'answer', 'answerText', 'answeredAt'])
		.where('askedById', '=', personId)
		.orderBy('id')
		.execute()
});
