import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { openCents, stateOfInvoice, type InvoiceState } from './invoice.ts';

/** Invoices with what was paid and credited on each. */
const sums = (db: Database) =>
	db.selectFrom('feeInvoice as invoice').select([
		sql<number>`coalesce((select sum(share.amount_cents) from payment_share share
				join payment on payment.id = share.payment_id
				where share.invoice_id = invoice.id and payment.taken_back_at is null), 0)`.as('paidCents'),
		sql<number>`coalesce((select sum(note.total_cents) from fee_invoice note
				where note.corrects_id = invoice.id), 0)`.as('creditedCents')
	]);

const wholes = (db: Database) => sums(db).selectAll('invoice');

type Row = Awaited<ReturnType<ReturnType<typeof wholes>['executeTakeFirstOrThrow']>>;

const standing = (row: Row, today: string) => ({
	...row,
	openCents: openCents(row),
	state: stateOfInvoice(row, today)
});

export type InvoiceRecord = ReturnType<typeof standing>;

export async function findInvoice(db: Database, id: string, today: string) {
	const row = await wholes(db).where('invoice.id', '=', id).executeTakeFirst();
	return row && standing(row, today);
}

export type InvoiceFilter = {
	text?: string;
	states?: readonly InvoiceState[];
	year?: number;
	membershipIds?: readonly string[];
	/** Only what is owed still. */
	isOpen?: boolean;
};

/** The invoices of a cluster, the latest number first. */
export async function listInvoices(
	db: Database,
	clusterId: string,
	{ text, states = [], year, membershipIds, isOpen }: InvoiceFilter,
	today: string
): Promise<InvoiceRecord[]> {
	let query = wholes(db).where('invoice.clusterId', '=', clusterId);
	const like = text && `%${text.replace(/[%_\\]/g, '\\$&')}%`;
	if (like)
		query = query.where((or) =>
			or.or([
				or('invoice.number', 'ilike', like),
				or(sql<string>`invoice.content -> 'buyer' ->> 'name'`, 'ilike', like)
			])
		);
	if (year) query = query.where('invoice.year', '=', year);
	if (membershipIds) query = query.where('invoice.membershipId', 'in', [...membershipIds]);
	if (isOpen)
		query = query.where('invoice.kind', '=', 'invoice').where('invoice.creditedAt', 'is', null);
	const rows = await query
		.orderBy('issuedOn', 'desc')
		.orderBy('invoice.kind', 'desc')
		.orderBy('sequence', 'desc')
		.orderBy('invoice.id')
		.limit(10_000)
		.execute();
	return rows
		.map((row) => standing(row, today))
		.filter(({ state }) => states.length === 0 || states.includes(state))
		.filter((invoice) => !isOpen || invoice.openCents > 0);
}

type Owing = { clusterId: string } | { membershipIds: readonly string[] };

/** What is owed in a cluster or for memberships, without what stands on each invoice. */
export async function listOwed(db: Database, owing: Owing) {
	if ('membershipIds' in owing && owing.membershipIds.length === 0) return [];
	const rows = await sums(db)
		.select(['invoice.id', 'number', 'membershipId', 'buyerId', 'currency', 'dueOn'])
		.select(['kind', 'totalCents', 'creditedAt'])
		.where((of) =>
			'clusterId' in owing
				? of('invoice.clusterId', '=', owing.clusterId)
				: of('invoice.membershipId', 'in', owing.membershipIds)
		)
		.where('invoice.kind', '=', 'invoice')
		.where('invoice.creditedAt', 'is', null)
		.orderBy('dueOn')
		.orderBy('invoice.id')
		.limit(10_000)
		.execute();
	return rows
		.map((row) => ({ ...row, openCents: openCents(row) }))
		.filter((invoice) => invoice.openCents > 0);
}

/** What members owe (less than nothing: what they are owed) and how much of it is overdue. */
export function balanceOf(invoices: readonly InvoiceRecord[]): {
	openCents: number;
	overdueCents: number;
} {
	return {
		openCents: invoices.reduce((sum, invoice) => sum + invoice.openCents, 0),
		overdueCents: invoices
			.filter(({ state }) => state === 'overdue')
			.reduce((sum, invoice) => sum + invoice.openCents, 0)
	};
}

export async function listPaymentsOn(db: Database, invoiceId: string) {
	return db
		.selectFrom('paymentShare')
		.innerJoin('payment', 'payment.id', 'paymentShare.paymentId')
		.select([
			'payment.id',
			'paidOn',
			'paymentShare.amountCents',
			'note',
			'takenBackAt',
			'bankLineId'
		])
		.where('invoiceId', '=', invoiceId)
		.orderBy('paidOn')
		.orderBy('payment.id')
		.execute();
}
