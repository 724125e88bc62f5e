import { daysAfter } from '#platform/calendar-day.ts';
import { vatOf } from './fee.ts';
import type { InvoiceContent, InvoiceKind, InvoiceParty } from './invoice.ts';

/** S: taxed, E: exempt, O: outside of VAT altogether. */
export type VatCategory = 'S' | 'E' | 'O';

export type EParty = {
	identifier: string | null;
	name: string;
	street: string | null;
	town: string | null;
	postcode: string | null;
	country: string;
	vatId: string | null;
	registrationId: string | null;
};

export type ELine = {
	id: string;
	name: string;
	quantity: number;
	unit: string;
	priceCents: number;
	netCents: number;
	category: VatCategory;
	basisPoints: number;
	from: string;
	/** The last day, as EN 16931 has it. */
	to: string;
};

export type ETax = {
	category: VatCategory;
	basisPoints: number;
	taxableCents: number;
	taxCents: number;
	reason: string | null;
};

/** An invoice by the semantic model of EN 16931. */
export type EInvoice = {
	kind: InvoiceKind;
	number: string;
	issuedOn: string;
	dueOn: string;
	currency: string;
	period: { from: string; to: string };
	corrects: { number: string; issuedOn: string } | null;
	note: string | null;
	seller: EParty;
	buyer: EParty;
	payment: { iban: string; bic: string | null; remittance: string } | null;
	lines: ELine[];
	taxes: ETax[];
	totals: { lines: number; net: number; vat: number; gross: number; payable: number };
};

export type Issued = {
	kind: InvoiceKind;
	number: string;
	issuedOn: string;
	dueOn: string;
	currency: string;
	periodFrom: string;
	periodUntil: string;
	content: InvoiceContent;
};

/** An invoice as issued, in the terms of the standard. */
export function eInvoiceOf({ content, ...issued }: Issued): EInvoice {
	const seller = partyOf(content.seller);
	const categoryFor = (basisPoints: number): VatCategory =>
		basisPoints > 0 ? 'S' : seller.vatId ? 'E' : 'O';
	const lines = content.lines.map((line, at) => ({
		id: String(at + 1),
		name: line.text,
		quantity: 1,
		unit: 'C62',
		priceCents: line.netCents,
		netCents: line.netCents,
		category: categoryFor(line.vatBasisPoints),
		basisPoints: line.vatBasisPoints,
		from: line.from,
		to: daysAfter(line.until, -1)
	}));
	const taxes = taxesOf(lines, content.vatExemption);
	const net = sum(lines.map(({ netCents }) => netCents));
	const vat = sum(taxes.map(({ taxCents }) => taxCents));
	return {
		kind: issued.kind,
		number: issued.number,
		issuedOn: issued.issuedOn,
		dueOn: issued.dueOn,
		currency: issued.currency,
		period: { from: issued.periodFrom, to: daysAfter(issued.periodUntil, -1) },
		corrects: content.corrects
			? { number: content.corrects.number, issuedOn: content.corrects.issuedOn }
			: null,
		note: content.corrects?.reason || null,
		seller,
		buyer: partyOf(content.buyer),
		payment: content.iban
			? { iban: content.iban, bic: content.bic, remittance: content.remittance }
			: null,
		lines,
		taxes,
		totals: { lines: net, net, vat, gross: net + vat, payable: net + vat }
	};
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function taxesOf(lines: readonly ELine[], exemption: string | null): ETax[] {
	const groups = Map.groupBy(lines, ({ category, basisPoints }) => `${category} ${basisPoints}`);
	return [...groups.values()].flatMap((group) => {
		const [first] = group;
		if (!first) return [];
		const taxableCents = sum(group.map(({ netCents }) => netCents));
		const { category, basisPoints } = first;
		return [
			{
				category,
				basisPoints,
				taxableCents,
				taxCents: vatOf(taxableCents, basisPoints),
				reason: category === 'S' ? null : exemption
			}
		];
	});
}

/** Numbers that say who somebody is to the tax office of their country, before the country's letters. */
const taxSchemes = ['nip', 'vat'];

function partyOf({ legalIds, identifier, ...party }: InvoiceParty): EParty {
	const valueOf = (scheme: string) => legalIds.find((one) => one.scheme === scheme)?.value ?? null;
	const nip = valueOf('nip');
	const vatId = valueOf('vat') ?? (nip && `PL${nip}`);
	const registered = legalIds.find(({ scheme }) => !taxSchemes.includes(scheme));
	return {
		...party,
		identifier: identifier ?? null,
		vatId,
		registrationId: registered?.value ?? null
	};
}
