import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';

/** The payments of a cluster with the invoices they paid, the latest first; those taken back too. */
export async function listPayments(db: Database, clusterId: string) {
	const rows = await db
		.selectFrom('payment')
		.leftJoin('bankLine', 'bankLine.id', 'payment.bankLineId')
		.leftJoin('organisation', 'organisation.id', 'payment.payerId')
		.leftJoin('organisationText', (join) =>
			join
				.onRef('organisationText.organisationId', '=', 'organisation.id')
				.onRef('organisationText.locale', '=', 'organisation.originalLocale')
		)
		.select(['payment.id', 'paidOn', 'payment.amountCents', 'payment.currency', 'note'])
		.select(['takenBackAt', 'organisationText.name as payer', 'payerName', 'payerIban'])
		.select(['remittance', 'reference'])
		.select([
			sql<string | null>`(select string_agg(number, ', ' order by number) from payment_share share
				join fee_invoice on fee_invoice.id = share.invoice_id
				where share.payment_id = payment.id)`.as('invoices'),
			sql<number>`coalesce((select sum(share.amount_cents) from payment_share share
				where share.payment_id = payment.id), 0)`.as('sharedCents')
		])
		.where('payment.clusterId', '=', clusterId)
		.orderBy('paidOn', 'desc')
		.orderBy('payment.id', 'desc')
		.limit(50_000)
		.execute();
	return rows.map((row) => ({ ...row, sharedCents: Number(row.sharedCents) }));
}
