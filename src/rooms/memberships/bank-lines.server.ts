import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { newId } from '#platform/ids.ts';
import { record, recordAll } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { settleArrears } from './arrears.server.ts';
import { listOwed } from './invoice-record.server.ts';
import { matcher, type OpenInvoice, type Share } from './matching.ts';

export const lineStates = ['open', 'used', 'set_aside'] as const;
export type LineState = (typeof lineStates)[number];

/** The bookings of a cluster's account: waiting, used for a payment, or set aside. */
export async function listBankLines(
	db: Database,
	clusterId: string,
	{
		state,
		text,
		limit = 50,
		offset = 0
	}: { state: LineState; text?: string; limit?: number; offset?: number }
) {
	let query = db
		.selectFrom('bankLine')
		.leftJoin('payment', (join) =>
			join.onRef('payment.bankLineId', '=', 'bankLine.id').on('payment.takenBackAt', 'is', null)
		)
		.where('bankLine.clusterId', '=', clusterId);
	if (state === 'used') query = query.where('payment.id', 'is not', null);
	else {
		query = query.where('payment.id', 'is', null);
		query = query.where('setAsideAt', state === 'open' ? 'is' : 'is not', null);
	}
	const like = text && `%${text.replace(/[%_\\]/g, '\\$&')}%`;
	if (like)
		query = query.where((or) =>
			or.or([or('payerName', 'ilike', like), or('remittance', 'ilike', like)])
		);
	const [{ total }, rows] = await Promise.all([
		query.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
		query
			.selectAll('bankLine')
			.select('payment.id as paymentId')
			.orderBy('bookedOn', 'desc')
			.orderBy('bankLine.id', 'desc')
			.limit(limit)
			.offset(offset)
			.execute()
	]);
	return { total: Number(total), rows };
}

/** What is owed in a cluster, with all that its buyers are known by to a bank. */
export async function listOpenInvoices(db: Database, clusterId: string): Promise<OpenInvoice[]> {
	const invoices = await listOwed(db, { clusterId });
	const buyers = [...new Set(invoices.map(({ buyerId }) => buyerId))];
	if (buyers.length === 0) return [];
	const [texts, accounts] = await Promise.all([
		db
			.selectFrom('organisationText')
			.select(['organisationId', 'name', 'shortName'])
			.where('organisationId', 'in', buyers)
			.execute(),
		db
			.selectFrom('payment')
			.innerJoin('bankLine', 'bankLine.id', 'payment.bankLineId')
			.select(['payerId', 'payerIban'])
			.distinct()
			.where('payment.clusterId', '=', clusterId)
			.where('payerId', 'in', buyers)
			.where('takenBackAt', 'is', null)
			.where('payerIban', 'is not', null)
			.execute()
	]);
	const namesOf = Map.groupBy(texts, ({ organisationId }) => organisationId);
	const ibansOf = Map.groupBy(accounts, ({ payerId }) => payerId);
	return invoices.map(({ id, number, buyerId, openCents, currency, dueOn }) => ({
		...{ id, number, buyerId, openCents, currency, dueOn },
		names: (namesOf.get(buyerId) ?? []).flatMap(({ name, shortName }) =>
			shortName ? [name, shortName] : [name]
		),
		ibans: (ibansOf.get(buyerId) ?? []).flatMap(({ payerIban }) => payerIban ?? [])
	}));
}

/** Enters every waiting booking whose invoice and sum leave no doubt; how many there were. */
export async function enterCertain(
	tx: Transaction,
	actor: Actor,
	clusterId: string,
	now: Date
): Promise<Outcome<number>> {
	await tx
		.selectFrom('feeAccount')
		.select('clusterId')
		.where('clusterId', '=', clusterId)
		.forUpdate()
		.execute();
	await tx
		.selectFrom('feeInvoice')
		.select('id')
		.where('clusterId', '=', clusterId)
		.where('creditedAt', 'is', null)
		.orderBy('id')
		.forUpdate()
		.execute();
	const open = await listOpenInvoices(tx, clusterId);
	const { rows: lines } = await listBankLines(tx, clusterId, { state: 'open', limit: 50_000 });
	const suggest = matcher(open);
	const paid = new Set<string>();
	const certain = lines.flatMap((line) => {
		const [first] = suggest(line);
		if (!first?.isCertain || first.shares.some(({ invoiceId }) => paid.has(invoiceId))) return [];
		first.shares.forEach(({ invoiceId }) => paid.add(invoiceId));
		return [{ id: newId(), line, shares: first.shares }];
	});
	await writeCertain(tx, actor, { certain, open, clusterId, now });
	const membershipIds = await listMembershipsOfInvoices(tx, [...paid]);
	await settleArrears(tx, actor, { clusterId, membershipIds }, now);
	return accept(certain.length);
}

type Certain = {
	id: string;
	line: { id: string; bookedOn: string; amountCents: number; currency: string };
	shares: Share[];
};
type Written = {
	certain: readonly Certain[];
	open: readonly OpenInvoice[];
	clusterId: string;
	now: Date;
};

async function writeCertain(
	tx: Transaction,
	actor: Actor,
	{ certain, open, clusterId, now }: Written
) {
	const buyerOf = new Map(open.map(({ id, buyerId }) => [id, buyerId]));
	await insertMany(
		tx,
		'payment',
		certain.map(({ id, line, shares }) => ({
			id,
			clusterId,
			bankLineId: line.id,
			payerId: buyerOf.get(shares[0]?.invoiceId ?? '') ?? null,
			paidOn: line.bookedOn,
			amountCents: line.amountCents,
			currency: line.currency,
			note: '',
			enteredAt: now,
			enteredById: effectivePersonId(actor),
			takenBackAt: null,
			takenBackById: null
		}))
	);
	const shares = certain.flatMap((one) =>
		one.shares.map((share) => ({ paymentId: one.id, ...share }))
	);
	await insertMany(tx, 'paymentShare', shares);
	await recordAll(
		tx,
		shares.map(({ invoiceId, ...share }) => ({
			actor,
			entry: {
				deed: 'invoice.paid',
				subject: { kind: 'invoice', id: invoiceId },
				details: { clusterId, ...share }
			}
		}))
	);
}

async function listMembershipsOfInvoices(
	tx: Transaction,
	ids: readonly string[]
): Promise<string[]> {
	if (ids.length === 0) return [];
	const rows = await tx
		.selectFrom('feeInvoice')
		.select('membershipId')
		.distinct()
		.where('id', 'in', ids)
		.execute();
	return rows.map(({ membershipId }) => membershipId);
}

/** A booking that is no fee is set aside with a word why; or brought back. */
export async function setLineAside(
	tx: Transaction,
	actor: Actor,
	{ id, clusterId, reason }: { id: string; clusterId: string; reason: string | null },
	now: Date
): Promise<Outcome> {
	const isAside = reason !== null;
	const changed = await tx
		.updateTable('bankLine')
		.set({
			setAsideAt: isAside ? now : null,
			setAsideById: isAside ? effectivePersonId(actor) : null,
			setAsideReason: reason
		})
		.where('id', '=', id)
		.where('clusterId', '=', clusterId)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('payment')
						.select('payment.id')
						.whereRef('payment.bankLineId', '=', 'bankLine.id')
						.where('takenBackAt', 'is', null)
				)
			)
		)
		.returning('id')
		.executeTakeFirst();
	if (!changed) return refuse('record_unknown');
	await record(tx, actor, {
		deed: isAside ? 'cluster.booking_set_aside' : 'cluster.booking_brought_back',
		subject: { kind: 'cluster', id: clusterId },
		details: { bankLineId: id, reason }
	});
	return accept();
}

/** Payments that a booking that went out may be the return of. */
export async function listReturnable(
	db: Database,
	clusterId: string,
	{ amountCents, bookedOn }: { amountCents: number; bookedOn: string }
) {
	if (amountCents >= 0) return [];
	return db
		.selectFrom('payment')
		.innerJoin('organisationText', 'organisationText.organisationId', 'payment.payerId')
		.innerJoin('organisation', (join) =>
			join
				.onRef('organisation.id', '=', 'payment.payerId')
				.onRef('organisation.originalLocale', '=', 'organisationText.locale')
		)
		.select(['payment.id', 'paidOn', 'name'])
		.where('clusterId', '=', clusterId)
		.where('amountCents', '=', -amountCents)
		.where('takenBackAt', 'is', null)
		.where('paidOn', '<=', bookedOn)
		.orderBy('paidOn', 'desc')
		.orderBy('payment.id')
		.limit(5)
		.execute();
}

export async function listStatements(db: Database, clusterId: string) {
	return db
		.selectFrom('bankStatement')
		.leftJoin('storedFile', 'storedFile.id', 'bankStatement.fileId')
		.select([
			'bankStatement.id',
			'format',
			'number',
			'lineCount',
			'knownCount',
			'takenInAt',
			'name'
		])
		.where('clusterId', '=', clusterId)
		.orderBy('takenInAt', 'desc')
		.orderBy('bankStatement.id')
		.limit(200)
		.execute();
}
