import { m } from '#messages';
import { dayOf } from '#platform/calendar-day.ts';
import { listInvoices } from '#rooms/memberships/invoice-record.server.ts';
import { invoiceStateName } from '#rooms/memberships/membership-words.ts';
import { invoiceFilterIn } from '../../../../../../../invoice-rows.server.ts';
import { ledCluster } from '../../../../../../../membership-acts.server.ts';
import { wholeSheet } from '../../../../../../../whole-sheet.server.ts';
import type { RequestHandler } from './$types';

/** The invoices as they are filtered, sums as numbers. */
export const GET: RequestHandler = async (event) => {
	const cluster = await ledCluster(event);
	const { db, locale, now } = event.locals;
	const invoices = await listInvoices(db, cluster.id, invoiceFilterIn(event.url), dayOf(now));
	const in_ = { locale };
	const columns = [
		{ key: 'number', label: m.memberships_number({}, in_) },
		{ key: 'buyer', label: m.memberships_paper_buyer({}, in_) },
		{ key: 'issued', label: m.memberships_paper_issued({}, in_) },
		{ key: 'due', label: m.memberships_paper_due({}, in_) },
		{ key: 'from', label: m.memberships_from_day({}, in_) },
		{ key: 'until', label: m.memberships_until_day({}, in_) },
		{ key: 'net', label: m.memberships_paper_net({}, in_) },
		{ key: 'vat', label: m.memberships_paper_vat({}, in_) },
		{ key: 'total', label: m.memberships_total({}, in_) },
		{ key: 'open', label: m.memberships_open({}, in_) },
		{ key: 'currency', label: m.memberships_currency({}, in_) },
		{ key: 'state', label: m.memberships_state({}, in_) }
	];
	const rows = invoices.map((one) => {
		const sign = one.kind === 'credit_note' ? -1 : 1;
		return {
			number: one.number,
			buyer: one.content.buyer.name,
			issued: one.issuedOn,
			due: one.dueOn,
			from: one.periodFrom,
			until: one.periodUntil,
			net: (sign * one.netCents) / 100,
			vat: (sign * one.vatCents) / 100,
			total: (sign * one.totalCents) / 100,
			open: one.openCents / 100,
			currency: one.currency,
			state: invoiceStateName(one.state, locale)
		};
	});
	return wholeSheet(event, { name: `${cluster.slug}-invoices`, columns, rows });
};
