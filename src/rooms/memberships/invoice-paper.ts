import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import { formatDate, formatShare } from '#ui/format.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import { daysAfter } from '#platform/calendar-day.ts';
import { vatOf } from './fee.ts';
import { showIban } from './iban.ts';
import type { InvoiceLine, InvoiceParty } from './invoice.ts';
import type { InvoiceRecord } from './invoice-record.server.ts';
import { formatMoney } from './money.ts';
import type { InvoiceTold } from './pdf/invoice.ts';

type Issued = Pick<
	InvoiceRecord,
	'kind' | 'number' | 'issuedOn' | 'dueOn' | 'periodFrom' | 'periodUntil' | 'currency' | 'content'
> &
	Pick<InvoiceRecord, 'netCents' | 'vatCents' | 'totalCents'>;

export const kindWord = (kind: Issued['kind'], locale: Locale): string =>
	kind === 'invoice'
		? m.memberships_invoice({}, { locale })
		: m.memberships_credit_note({}, { locale });

/** What stands on the paper, in the words of one language. */
export function paperOf(invoice: Issued, locale: Locale): InvoiceTold {
	const { content, currency, kind } = invoice;
	const in_ = { locale };
	const money = (cents: number) => formatMoney(locale, cents, currency);
	const isInvoice = kind === 'invoice';
	return {
		title: kindWord(kind, locale),
		number: invoice.number,
		facts: factsOf(invoice, locale),
		corrects: content.corrects
			? m.memberships_paper_corrects(
					{ ...content.corrects, date: formatDate(locale, content.corrects.issuedOn) },
					in_
				)
			: null,
		seller: partyOf(m.memberships_paper_seller({}, in_), content.seller, locale),
		buyer: partyOf(m.memberships_paper_buyer({}, in_), content.buyer, locale),
		heads: [
			m.memberships_paper_for({}, in_),
			m.memberships_paper_net({}, in_),
			m.memberships_paper_vat({}, in_),
			m.memberships_paper_gross({}, in_)
		],
		lines: content.lines.map((line) => lineOf(line, locale, money)),
		sums: [
			{ term: m.memberships_paper_net({}, in_), text: money(invoice.netCents) },
			{ term: m.memberships_paper_vat({}, in_), text: money(invoice.vatCents) }
		],
		payable: {
			term: isInvoice ? m.memberships_paper_gross({}, in_) : m.memberships_paper_credited({}, in_),
			text: money(invoice.totalCents)
		},
		exemption: content.vatExemption
			? m.memberships_paper_exempt({ text: content.vatExemption }, in_)
			: null,
		pay: isInvoice ? paymentOf(invoice, locale) : null,
		verify: 'EN 16931 · UBL 2.1'
	};
}

function factsOf(invoice: Issued, locale: Locale) {
	const in_ = { locale };
	const day = (text: string) => formatDate(locale, text, 'short');
	return [
		{ term: m.memberships_paper_issued({}, in_), text: day(invoice.issuedOn) },
		...(invoice.kind === 'invoice'
			? [{ term: m.memberships_paper_due({}, in_), text: day(invoice.dueOn) }]
			: []),
		{
			term: m.memberships_paper_period({}, in_),
			text: `${day(invoice.periodFrom)}–${day(daysAfter(invoice.periodUntil, -1))}`
		}
	];
}

function partyOf(label: string, party: InvoiceParty, locale: Locale) {
	const town = [party.postcode, party.town].filter(Boolean).join(' ');
	const numbers = party.legalIds.map(({ scheme, value }) => `${scheme.toUpperCase()} ${value}`);
	const lines = [party.street, town, nameOfCountry(party.country, locale), numbers.join(' · ')];
	return { label, name: party.name, lines: lines.filter((line): line is string => Boolean(line)) };
}

function lineOf(line: InvoiceLine, locale: Locale, money: (cents: number) => string) {
	const vat = vatOf(line.netCents, line.vatBasisPoints);
	return {
		text: line.text,
		net: money(line.netCents),
		vat: formatShare(locale, line.vatBasisPoints / 10_000, line.vatBasisPoints % 100 ? 2 : 0),
		gross: money(line.netCents + vat)
	};
}

function paymentOf({ content, number, dueOn }: Issued, locale: Locale) {
	if (!content.iban) return null;
	const in_ = { locale };
	return {
		title: m.memberships_paper_pay({}, in_),
		terms: [
			{ term: 'IBAN', text: showIban(content.iban) },
			...(content.bic ? [{ term: 'BIC', text: content.bic }] : []),
			{ term: m.memberships_paper_remittance({}, in_), text: number },
			{ term: m.memberships_paper_due({}, in_), text: formatDate(locale, dueOn) }
		]
	};
}
