export const feePeriods = ['month', 'quarter', 'half_year', 'year'] as const;
export type FeePeriod = (typeof feePeriods)[number];

export const proratings = ['day', 'month', 'none'] as const;
export type Prorating = (typeof proratings)[number];

export const invoiceKinds = ['invoice', 'credit_note'] as const;
export type InvoiceKind = (typeof invoiceKinds)[number];

export const statementFormats = ['camt053', 'mt940', 'csv'] as const;
export type StatementFormat = (typeof statementFormats)[number];

export type InvoiceParty = {
	name: string;
	street: string | null;
	postcode: string | null;
	town: string | null;
	country: string;
	legalIds: { scheme: string; value: string }[];
};

/** All that stands on an invoice, frozen as issued. */
export type InvoiceContent = {
	seller: InvoiceParty;
	buyer: InvoiceParty;
	lines: { text: string; netCents: number; vatBasisPoints: number; from: string; until: string }[];
	vatExemption: string | null;
	iban: string | null;
	bic: string | null;
	remittance: string;
};
