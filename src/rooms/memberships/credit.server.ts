import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { settleArrears } from './arrears.server.ts';
import { findFeeAccount } from './fee-account.server.ts';
import { findInvoice } from './invoice-record.server.ts';
import { issueDocuments } from './issuing.server.ts';
import { shareByWeight } from './share-out.ts';
import type { InvoiceLine } from './invoice.ts';

export type Credit = {
	id: string;
	clusterId: string;
	/** How much net is taken back; null is all that is left. */
	netCents: number | null;
	reason: string;
	issuedOn: string;
};

/** An issued invoice is never changed: a credit note takes it back, whole or in part. */
export async function creditInvoice(
	tx: Transaction,
	actor: Actor,
	{ id, clusterId, netCents, reason, issuedOn }: Credit,
	now: Date
): Promise<Outcome<{ id: string; number: string }>> {
	await tx.selectFrom('feeInvoice').select('id').where('id', '=', id).forUpdate().execute();
	const invoice = await findInvoice(tx, id, issuedOn);
	if (invoice?.clusterId !== clusterId || invoice.kind !== 'invoice')
		return refuse('record_unknown');
	if (invoice.creditedAt) return refuse('invoice_credited_already');
	if (!reason.trim()) return refuse('stated_reason_missing');
	if (issuedOn < invoice.issuedOn)
		return refuse('credit_before_invoice', { date: invoice.issuedOn });
	const account = await findFeeAccount(tx, clusterId);
	if (!account) return refuse('fee_account_missing');
	const left = invoice.netCents - (await creditedNet(tx, id));
	const wanted = netCents ?? left;
	if (!Number.isSafeInteger(wanted) || wanted <= 0 || wanted > left)
		return refuse('credit_amount_wrong');
	const issued = await issueDocuments(tx, actor, {
		account: { ...account, issuerId: invoice.issuerId, currency: invoice.currency },
		documents: [
			{
				kind: 'credit_note',
				correctsId: id,
				membershipId: invoice.membershipId,
				buyerId: invoice.buyerId,
				locale: invoice.locale,
				issuedOn,
				dueOn: issuedOn,
				periodFrom: invoice.periodFrom,
				periodUntil: invoice.periodUntil,
				content: {
					...invoice.content,
					lines: partOf(invoice.content.lines, wanted),
					corrects: { number: invoice.number, issuedOn: invoice.issuedOn, reason: reason.trim() }
				}
			}
		],
		now
	});
	if (!issued.ok) return issued;
	if (wanted === left)
		await tx.updateTable('feeInvoice').set({ creditedAt: now }).where('id', '=', id).execute();
	await settleArrears(tx, actor, { clusterId, membershipIds: [invoice.membershipId] }, now);
	const [note] = issued.value;
	return note ? accept(note) : refuse('record_unknown');
}

const partOf = (lines: readonly InvoiceLine[], netCents: number): InvoiceLine[] => {
	const shares = shareByWeight(
		netCents,
		lines.map((line) => line.netCents)
	);
	return lines
		.map((line, at) => ({ ...line, netCents: shares[at] ?? 0 }))
		.filter((line) => line.netCents > 0);
};

async function creditedNet(tx: Transaction, invoiceId: string): Promise<number> {
	const { sum } = await tx
		.selectFrom('feeInvoice')
		.select(({ fn }) => fn.sum<number | null>('netCents').as('sum'))
		.where('correctsId', '=', invoiceId)
		.executeTakeFirstOrThrow();
	return Number(sum ?? 0);
}
