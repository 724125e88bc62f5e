import type { Locale } from '#platform/locale.ts';
import { invoiceStates } from '#rooms/memberships/invoice.ts';
import type { InvoiceFilter, InvoiceRecord } from '#rooms/memberships/invoice-record.server.ts';
import { invoiceStateName } from '#rooms/memberships/membership-words.ts';
import { formatMoney } from '#rooms/memberships/money.ts';

/** An invoice as lists show it. */
export const describeInvoice = (invoice: InvoiceRecord, locale: Locale) => ({
	id: invoice.id,
	number: invoice.number,
	kind: invoice.kind,
	buyer: invoice.content.buyer.name,
	issuedOn: invoice.issuedOn,
	dueOn: invoice.dueOn,
	periodFrom: invoice.periodFrom,
	periodUntil: invoice.periodUntil,
	total: formatMoney(
		locale,
		invoice.kind === 'credit_note' ? -invoice.totalCents : invoice.totalCents,
		invoice.currency
	),
	open: formatMoney(locale, invoice.openCents, invoice.currency),
	openCents: invoice.openCents,
	state: invoice.state,
	stateName: invoiceStateName(invoice.state, locale)
});

export type InvoiceRow = ReturnType<typeof describeInvoice>;

export function invoiceFilterIn(url: URL): InvoiceFilter {
	const year = Number(url.searchParams.get('year'));
	return {
		text: (url.searchParams.get('q') ?? '').trim().slice(0, 100),
		states: invoiceStates.filter((state) => url.searchParams.getAll('state').includes(state)),
		...(Number.isInteger(year) && year > 1990 && year < 2200 && { year })
	};
}
