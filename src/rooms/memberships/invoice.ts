export const invoiceKinds = ['invoice', 'credit_note'] as const;
export type InvoiceKind = (typeof invoiceKinds)[number];

export type InvoiceParty = {
	/** What it is known by in the register, where it has no number of a country. */
	identifier?: string;
	name: string;
	street: string | null;
	postcode: string | null;
	town: string | null;
	country: string;
	legalIds: { scheme: string; value: string }[];
};

export type InvoiceLine = {
	text: string;
	netCents: number;
	vatBasisPoints: number;
	/** [from, until) */
	from: string;
	until: string;
};

/** All that stands on an invoice, frozen as issued. */
export type InvoiceContent = {
	seller: InvoiceParty;
	buyer: InvoiceParty;
	lines: InvoiceLine[];
	vatExemption: string | null;
	iban: string | null;
	bic: string | null;
	remittance: string;
	/** Which invoice a credit note corrects, and why. */
	corrects?: { number: string; issuedOn: string; reason: string };
};

export const invoiceStates = ['open', 'part_paid', 'paid', 'overdue', 'credited'] as const;
export type InvoiceState = (typeof invoiceStates)[number];

type Standing = {
	kind: InvoiceKind;
	totalCents: number;
	paidCents: number;
	creditedCents: number;
	creditedAt: Date | null;
	dueOn: string;
};

/** What is still owed; less than nothing where more was paid than is owed after a credit. */
export const openCents = (invoice: Omit<Standing, 'dueOn'>): number => {
	const { kind, totalCents, paidCents, creditedCents, creditedAt } = invoice;
	if (kind === 'credit_note') return 0;
	return (creditedAt ? 0 : totalCents - creditedCents) - paidCents;
};

export function stateOfInvoice(invoice: Standing, today: string): InvoiceState {
	const open = openCents(invoice);
	if (invoice.kind === 'credit_note' || invoice.creditedAt) return 'credited';
	if (open <= 0) return 'paid';
	if (invoice.dueOn < today) return 'overdue';
	return invoice.paidCents > 0 ? 'part_paid' : 'open';
}

/** `KIPIM/2026/0042`; credit notes are counted in a row of their own. */
export const numberOf = (
	prefix: string,
	{ kind, year, sequence }: { kind: InvoiceKind; year: number; sequence: number }
): string =>
	[prefix || 'F', kind === 'credit_note' ? 'C' : '', year, String(sequence).padStart(4, '0')]
		.filter(Boolean)
		.join('/');
