import { invoiceShown } from '../../../invoice-shown.server.ts';
import { describeInvoice } from '../../../invoice-rows.server.ts';
import { keepPrivate } from '../../../registration-page.server.ts';
import { formatMoney } from '#rooms/memberships/money.ts';
import { showIban } from '#rooms/memberships/iban.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	keepPrivate(event);
	const { locale } = event.locals;
	const invoice = await invoiceShown(event);
	const sign = invoice.kind === 'credit_note' ? -1 : 1;
	const key = event.url.searchParams.get('key');
	const file = `/${locale}/invoices/${invoice.id}/document`;
	const withKey = key ? `?key=${encodeURIComponent(key)}` : '';
	return {
		invoice: describeInvoice(invoice, locale),
		seller: invoice.content.seller.name,
		iban: invoice.content.iban && showIban(invoice.content.iban),
		lines: invoice.content.lines.map(({ text, netCents }) => ({
			text,
			net: formatMoney(locale, sign * netCents, invoice.currency)
		})),
		pdf: `${file}.pdf${withKey}`,
		xml: `${file}.xml${withKey}`
	};
};
