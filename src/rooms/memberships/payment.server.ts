import { dayOf } from '#platform/calendar-day.ts';
import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { recordAll } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { settleArrears } from './arrears.server.ts';
import { findInvoice } from './invoice-record.server.ts';
import type { Share } from './matching.ts';

nameViolations({ payment_line_used_already: 'bank_line_used_already' });

export type PaymentDraft = {
	clusterId: string;
	paidOn: string;
	amountCents: number;
	currency: string;
	note: string;
	bankLineId: string | null;
	shares: readonly Share[];
};

/** A payment with what of it goes to which invoice; what is over stays with the payer. */
export async function enterPayment(
	tx: Transaction,
	actor: Actor,
	draft: PaymentDraft,
	now: Date
): Promise<Outcome<string>> {
	const { clusterId, paidOn, amountCents, currency, shares } = draft;
	if (!Number.isSafeInteger(amountCents) || amountCents <= 0) return refuse('amount_wrong');
	if (paidOn > dayOf(now)) return refuse('date_in_future');
	if (shares.length === 0) return refuse('payment_without_invoice');
	const shared = shares.reduce((sum, share) => sum + share.amountCents, 0);
	if (shared > amountCents) return refuse('payment_shared_too_much');
	const invoices = await holdInvoices(tx, draft);
	if (!invoices.ok) return invoices;
	const id = newId();
	await tx
		.insertInto('payment')
		.values({
			id,
			clusterId,
			bankLineId: draft.bankLineId,
			payerId: invoices.value[0]?.buyerId ?? null,
			paidOn,
			amountCents,
			currency,
			note: draft.note.slice(0, 500),
			enteredAt: now,
			enteredById: effectivePersonId(actor),
			takenBackAt: null,
			takenBackById: null
		})
		.execute();
	await tx
		.insertInto('paymentShare')
		.values(shares.map((share) => ({ paymentId: id, ...share })))
		.execute();
	await tell(tx, actor, 'invoice.paid', { paymentId: id, clusterId, shares });
	const membershipIds = invoices.value.map(({ membershipId }) => membershipId);
	await settleArrears(tx, actor, { clusterId, membershipIds }, now);
	return accept(id);
}

/** A waiting booking pays what was chosen for it, in that order and never more than it has. */
export async function enterBooking(
	tx: Transaction,
	actor: Actor,
	{ id, clusterId, shares }: { id: string; clusterId: string; shares: readonly Share[] },
	now: Date
): Promise<Outcome<string>> {
	const line = await tx
		.selectFrom('bankLine')
		.select(['amountCents', 'currency', 'bookedOn as paidOn'])
		.where('id', '=', id)
		.where('clusterId', '=', clusterId)
		.where('setAsideAt', 'is', null)
		.forUpdate()
		.executeTakeFirst();
	if (!line) return refuse('record_unknown');
	const covered = upTo(line.amountCents, shares);
	return enterPayment(
		tx,
		actor,
		{ ...line, clusterId, note: '', bankLineId: id, shares: covered },
		now
	);
}

function upTo(amountCents: number, shares: readonly Share[]): Share[] {
	let left = amountCents;
	return shares.flatMap(({ invoiceId, amountCents: asked }) => {
		const share = Math.min(asked, left);
		if (!(share > 0)) return [];
		left -= share;
		return [{ invoiceId, amountCents: share }];
	});
}

/** In the order of their ids, so that two payments at once never wait for each other. */
async function holdInvoices(
	tx: Transaction,
	{ clusterId, currency, shares, paidOn }: PaymentDraft
) {
	const ids = shares.map(({ invoiceId }) => invoiceId);
	await tx
		.selectFrom('feeInvoice')
		.select('id')
		.where('id', 'in', ids)
		.where('clusterId', '=', clusterId)
		.orderBy('id')
		.forUpdate()
		.execute();
	const found = [];
	for (const share of shares) {
		const invoice = await findInvoice(tx, share.invoiceId, paidOn);
		if (invoice?.clusterId !== clusterId || invoice.kind !== 'invoice')
			return refuse('record_unknown');
		if (invoice.currency !== currency) return refuse('currency_differs');
		if (share.amountCents <= 0 || share.amountCents > invoice.openCents)
			return refuse('invoice_paid_already', { number: invoice.number });
		found.push(invoice);
	}
	return accept(found);
}

/** Undoes a payment: what it paid is owed again, its bank line waits again. */
export async function takePaymentBack(
	tx: Transaction,
	actor: Actor,
	{ id, clusterId }: { id: string; clusterId: string },
	now: Date
): Promise<Outcome<{ bankLineId: string | null }>> {
	const taken = await tx
		.updateTable('payment')
		.set({ takenBackAt: now, takenBackById: effectivePersonId(actor) })
		.where('id', '=', id)
		.where('clusterId', '=', clusterId)
		.where('takenBackAt', 'is', null)
		.returning('bankLineId')
		.executeTakeFirst();
	if (!taken) return refuse('record_unknown');
	const shares = await tx
		.selectFrom('paymentShare')
		.select(['invoiceId', 'amountCents'])
		.where('paymentId', '=', id)
		.execute();
	await tell(tx, actor, 'invoice.payment_taken_back', { paymentId: id, clusterId, shares });
	return accept(taken);
}

/** The bank sent a payment back: it is taken back, and neither booking waits for anything more. */
export async function returnPayment(
	tx: Transaction,
	actor: Actor,
	{ id, clusterId, lineId }: { id: string; clusterId: string; lineId: string },
	now: Date
): Promise<Outcome> {
	const line = await tx
		.selectFrom('bankLine')
		.select('amountCents')
		.where('id', '=', lineId)
		.where('clusterId', '=', clusterId)
		.forUpdate()
		.executeTakeFirst();
	const payment = await tx
		.selectFrom('payment')
		.select('amountCents')
		.where('id', '=', id)
		.where('clusterId', '=', clusterId)
		.executeTakeFirst();
	if (!line || !payment) return refuse('record_unknown');
	if (line.amountCents !== -payment.amountCents) return refuse('return_amount_differs');
	const taken = await takePaymentBack(tx, actor, { id, clusterId }, now);
	if (!taken.ok) return taken;
	const lines = [lineId, ...(taken.value.bankLineId ? [taken.value.bankLineId] : [])];
	await tx
		.updateTable('bankLine')
		.set({ setAsideAt: now, setAsideById: effectivePersonId(actor), setAsideReason: 'returned' })
		.where('id', 'in', lines)
		.execute();
	return accept();
}

type Told = { paymentId: string; clusterId: string; shares: readonly Share[] };

const tell = (
	tx: Transaction,
	actor: Actor,
	deed: `invoice.${string}`,
	{ paymentId, clusterId, shares }: Told
) =>
	recordAll(
		tx,
		shares.map(({ invoiceId, amountCents }) => ({
			actor,
			entry: {
				deed,
				subject: { kind: 'invoice' as const, id: invoiceId },
				details: { paymentId, clusterId, amountCents }
			}
		}))
	);
