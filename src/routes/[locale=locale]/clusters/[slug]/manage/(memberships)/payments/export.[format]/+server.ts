import { m } from '#messages';
import { dayOf } from '#platform/calendar-day.ts';
import { listPayments } from '#rooms/memberships/payment-record.server.ts';
import { ledCluster } from '../../../../../../../membership-acts.server.ts';
import { wholeSheet } from '../../../../../../../whole-sheet.server.ts';
import type { RequestHandler } from './$types';

/** What was paid for which invoices, sums as numbers. */
export const GET: RequestHandler = async (event) => {
	const cluster = await ledCluster(event);
	const { db, locale } = event.locals;
	const payments = await listPayments(db, cluster.id);
	const in_ = { locale };
	const columns = [
		{ key: 'day', label: m.memberships_paid_on({}, in_) },
		{ key: 'payer', label: m.memberships_column_payer({}, in_) },
		{ key: 'amount', label: m.memberships_amount({}, in_) },
		{ key: 'currency', label: m.memberships_currency({}, in_) },
		{ key: 'invoices', label: m.memberships_invoices({}, in_) },
		{ key: 'shared', label: m.memberships_paid_shared({}, in_) },
		{ key: 'booked', label: m.memberships_paid_booked({}, in_) },
		{ key: 'iban', label: 'IBAN' },
		{ key: 'words', label: m.memberships_paper_remittance({}, in_) },
		{ key: 'reference', label: m.memberships_paid_reference({}, in_) },
		{ key: 'note', label: m.memberships_note({}, in_) },
		{ key: 'takenBack', label: m.memberships_paid_taken_back({}, in_) }
	];
	const rows = payments.map((one) => ({
		day: one.paidOn,
		payer: one.payer ?? one.payerName ?? '',
		amount: one.amountCents / 100,
		currency: one.currency,
		invoices: one.invoices ?? '',
		shared: one.sharedCents / 100,
		booked: one.payerName ?? '',
		iban: one.payerIban ?? '',
		words: one.remittance ?? '',
		reference: one.reference ?? '',
		note: one.note,
		takenBack: one.takenBackAt ? dayOf(one.takenBackAt) : ''
	}));
	return wholeSheet(event, { name: `${cluster.slug}-payments`, columns, rows });
};
