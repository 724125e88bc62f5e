import { sql } from 'kysely';
import { house, type Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { record } from '#platform/journal/journal.server.ts';
import { daysBetween, dayOf } from '#platform/calendar-day.ts';
import { listInvoices } from './invoice-record.server.ts';
import { tellMembership } from './member-terms.server.ts';

/** What is overdue in a cluster, with how often it was reminded of and whether reminding rests. */
export async function listArrears(
	db: Database,
	clusterId: string,
	today: string,
	{ membershipIds }: { membershipIds?: readonly string[] } = {}
) {
	const wanted = { membershipIds, isOpen: true, states: ['overdue'] } as const;
	const invoices = await listInvoices(db, clusterId, wanted, today);
	const ids = invoices.map(({ id }) => id);
	if (ids.length === 0) return [];
	const [dunnings, holds] = await Promise.all([
		db
			.selectFrom('feeDunning')
			.select([
				'invoiceId',
				({ fn }) => fn.max('level').as('level'),
				({ fn }) => fn.max('sentAt').as('sentAt')
			])
			.where('invoiceId', 'in', ids)
			.groupBy('invoiceId')
			.execute(),
		db
			.selectFrom('feeDunningHold')
			.select(['invoiceId', 'heldUntil', 'reason'])
			.where('invoiceId', 'in', ids)
			.execute()
	]);
	const told = new Map(dunnings.map((one) => [one.invoiceId, one]));
	const held = new Map(holds.map((one) => [one.invoiceId, one]));
	return invoices
		.map((invoice) => {
			const hold = held.get(invoice.id);
			return {
				...invoice,
				daysOverdue: daysBetween(invoice.dueOn, today),
				level: told.get(invoice.id)?.level ?? 0,
				remindedAt: told.get(invoice.id)?.sentAt ?? null,
				hold: hold && (!hold.heldUntil || hold.heldUntil > today) ? hold : null
			};
		})
		.sort((one, other) => other.daysOverdue - one.daysOverdue || (one.id < other.id ? -1 : 1));
}

export type Overdue = Awaited<ReturnType<typeof listArrears>>[number];

/** Reminders of an invoice rest, until a day or until they are let go on. */
export async function holdReminders(
	tx: Transaction,
	actor: Actor,
	{
		id,
		clusterId,
		heldUntil,
		reason
	}: { id: string; clusterId: string; heldUntil: string | null; reason: string },
	now: Date
): Promise<Outcome> {
	if (!(await isOfCluster(tx, id, clusterId))) return refuse('record_unknown');
	const values = { heldUntil, reason, heldAt: now, heldById: actor.personId };
	await tx
		.insertInto('feeDunningHold')
		.values({ invoiceId: id, ...values })
		.onConflict((on) => on.column('invoiceId').doUpdateSet(values))
		.execute();
	await record(tx, actor, {
		deed: 'invoice.reminders_held',
		subject: { kind: 'invoice', id },
		details: { clusterId, heldUntil, reason }
	});
	return accept();
}

export async function releaseReminders(
	tx: Transaction,
	actor: Actor,
	{ id, clusterId }: { id: string; clusterId: string }
): Promise<Outcome> {
	if (!(await isOfCluster(tx, id, clusterId))) return refuse('record_unknown');
	await tx.deleteFrom('feeDunningHold').where('invoiceId', '=', id).execute();
	await record(tx, actor, {
		deed: 'invoice.reminders_released',
		subject: { kind: 'invoice', id },
		details: { clusterId }
	});
	return accept();
}

const isOfCluster = async (tx: Transaction, id: string, clusterId: string): Promise<boolean> =>
	Boolean(
		await tx
			.selectFrom('feeInvoice')
			.select('id')
			.where('id', '=', id)
			.where('clusterId', '=', clusterId)
			.executeTakeFirst()
	);

/** Members whose invoices are overdue and who were not behind yet. */
export async function noteArrears(
	tx: Transaction,
	membershipIds: readonly string[],
	today: string
): Promise<void> {
	for (const id of new Set(membershipIds)) {
		const begun = await tx
			.insertInto('membershipArrears')
			.values({ id: newId(), membershipId: id, since: today, paidUpOn: null })
			.onConflict((on) => on.column('membershipId').where('paidUpOn', 'is', null).doNothing())
			.returning('id')
			.executeTakeFirst();
		if (begun) await tellMembership(tx, house, 'membership.fell_behind', { id, since: today });
	}
}

/** Members who were behind, all of a cluster or these, and owe nothing overdue any more. */
export async function settleArrears(
	tx: Transaction,
	actor: Actor,
	{ clusterId, membershipIds }: { clusterId: string; membershipIds?: readonly string[] },
	now: Date
): Promise<void> {
	const today = dayOf(now);
	const behind = await listBehind(tx, clusterId, membershipIds);
	if (behind.length === 0) return;
	const among = { membershipIds: behind.map(({ membershipId }) => membershipId) };
	const wanted = { ...among, isOpen: true, states: ['overdue'] } as const;
	const overdue = await listInvoices(tx, clusterId, wanted, today);
	const owing = new Set(overdue.map(({ membershipId }) => membershipId));
	for (const { id, membershipId } of behind) {
		if (owing.has(membershipId)) continue;
		await tx
			.updateTable('membershipArrears')
			.set({ paidUpOn: sql`greatest(since, ${today}::date)` })
			.where('id', '=', id)
			.execute();
		await tellMembership(tx, actor, 'membership.paid_up', { id: membershipId, paidUpOn: today });
	}
}

async function listBehind(tx: Transaction, clusterId: string, among?: readonly string[]) {
	if (among?.length === 0) return [];
	let query = tx
		.selectFrom('membershipArrears')
		.innerJoin('membership', 'membership.id', 'membershipArrears.membershipId')
		.select(['membershipArrears.id', 'membershipId'])
		.where('clusterId', '=', clusterId)
		.where('paidUpOn', 'is', null);
	if (among) query = query.where('membershipId', 'in', [...new Set(among)]);
	return query.orderBy('membershipArrears.id').execute();
}
