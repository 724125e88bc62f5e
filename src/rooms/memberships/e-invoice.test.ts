import { describe, expect, it } from 'vitest';
import { eInvoiceOf, type EInvoice, type Issued } from './e-invoice.ts';
import { listBroken, rules } from './en16931.ts';
import { ublOf } from './ubl.ts';
import { at, childrenOf, readXml, textAt, type Element } from './xml-tree.ts';

const issued: Issued = {
	kind: 'invoice',
	number: 'KIPIM/2026/0001',
	issuedOn: '2026-01-12',
	dueOn: '2026-01-26',
	currency: 'PLN',
	periodFrom: '2026-01-01',
	periodUntil: '2027-01-01',
	content: {
		seller: {
			name: 'Stowarzyszenie „Osnowa” & Wątek',
			street: 'ul. Piotrkowska 1',
			postcode: '90-001',
			town: 'Łódź',
			country: 'PL',
			legalIds: [
				{ scheme: 'nip', value: '5241015572' },
				{ scheme: 'krs', value: '0000123456' }
			]
		},
		buyer: {
			name: '«Тъкан» ООД',
			street: null,
			postcode: null,
			town: 'Русе',
			country: 'BG',
			legalIds: []
		},
		lines: [
			{
				text: 'Składka <2026>',
				netCents: 33_333,
				vatBasisPoints: 2300,
				from: '2026-01-01',
				until: '2026-07-01'
			},
			{
				text: 'Składka',
				netCents: 50_001,
				vatBasisPoints: 2300,
				from: '2026-07-01',
				until: '2027-01-01'
			}
		],
		vatExemption: null,
		iban: 'PL61109010140000071219812874',
		bic: 'WBKPPLPP',
		remittance: 'KIPIM/2026/0001'
	}
};
const exempt: Issued = {
	...issued,
	content: {
		...issued.content,
		vatExemption: 'art. 43 ust. 1 pkt 31',
		lines: issued.content.lines.map((line) => ({ ...line, vatBasisPoints: 0 }))
	}
};
const outside: Issued = {
	...exempt,
	content: {
		...exempt.content,
		seller: { ...exempt.content.seller, legalIds: [{ scheme: 'krs', value: '1' }] }
	}
};
const credit: Issued = {
	...issued,
	kind: 'credit_note',
	number: 'KIPIM/C/2026/0001',
	content: {
		...issued.content,
		corrects: { number: 'KIPIM/2026/0001', issuedOn: '2026-01-12', reason: 'Rezygnacja' }
	}
};

describe('an e-invoice', () => {
	it.each([
		['taxed', issued],
		['exempt', exempt],
		['outside of VAT', outside],
		['a credit note', credit]
	])('%s keeps every rule of EN 16931 that applies', (_, invoice) =>
		expect(listBroken(eInvoiceOf(invoice))).toEqual([])
	);

	it('has its tax on the whole, not line by line', () => {
		const { totals } = eInvoiceOf(issued);
		expect(totals).toEqual({
			lines: 83_334,
			net: 83_334,
			vat: 19_167,
			gross: 102_501,
			payable: 102_501
		});
	});

	const broken: [string, (invoice: EInvoice) => EInvoice][] = [
		['BR-02', (one) => ({ ...one, number: ' ' })],
		['BR-05', (one) => ({ ...one, currency: 'zł' })],
		['BR-06', (one) => ({ ...one, seller: { ...one.seller, name: '' } })],
		['BR-11', (one) => ({ ...one, buyer: { ...one.buyer, country: '' } })],
		['BR-16', (one) => ({ ...one, lines: [] })],
		['BR-25', (one) => ({ ...one, lines: one.lines.map((line) => ({ ...line, name: '' })) })],
		['BR-29', (one) => ({ ...one, period: { from: '2026-02-01', to: '2026-01-01' } })],
		['BR-55', (one) => ({ ...one, kind: 'credit_note' })],
		['BR-61', (one) => ({ ...one, payment: one.payment && { ...one.payment, iban: 'PL00' } })],
		['BR-CO-10', (one) => ({ ...one, totals: { ...one.totals, lines: 1 } })],
		['BR-CO-14', (one) => ({ ...one, totals: { ...one.totals, vat: 1 } })],
		['BR-CO-15', (one) => ({ ...one, totals: { ...one.totals, gross: 1 } })],
		['BR-CO-17', (one) => ({ ...one, taxes: one.taxes.map((tax) => ({ ...tax, taxCents: 1 })) })],
		['BR-CO-18', (one) => ({ ...one, taxes: [] })],
		[
			'BR-CO-26',
			(one) => ({ ...one, seller: { ...one.seller, vatId: null, registrationId: null } })
		],
		['BR-S-02', (one) => ({ ...one, seller: { ...one.seller, vatId: null } })],
		['BR-S-08', (one) => ({ ...one, taxes: one.taxes.map((tax) => ({ ...tax, taxableCents: 1 })) })]
	];
	it.each(broken)('that breaks %s is found', (id, change) =>
		expect(listBroken(change(eInvoiceOf(issued)))).toContain(id)
	);
	it('exempt without a reason is found', () => {
		const silent = { ...exempt, content: { ...exempt.content, vatExemption: null } };
		expect(listBroken(eInvoiceOf(silent))).toEqual(['BR-E-10']);
	});
	it('names each rule once', () => {
		const ids = rules.map(([id]) => id);
		expect(new Set(ids).size).toBe(ids.length);
	});
});

/** In which order UBL 2.1 has the elements we write. */
const order: Record<string, string[]> = {
	Invoice:
		'CustomizationID ID IssueDate DueDate InvoiceTypeCode Note DocumentCurrencyCode InvoicePeriod BillingReference AccountingSupplierParty AccountingCustomerParty PaymentMeans TaxTotal LegalMonetaryTotal InvoiceLine'.split(
			' '
		),
	CreditNote:
		'CustomizationID ID IssueDate CreditNoteTypeCode Note DocumentCurrencyCode InvoicePeriod BillingReference AccountingSupplierParty AccountingCustomerParty PaymentMeans TaxTotal LegalMonetaryTotal CreditNoteLine'.split(
			' '
		),
	InvoicePeriod: ['StartDate', 'EndDate'],
	BillingReference: ['InvoiceDocumentReference'],
	InvoiceDocumentReference: ['ID', 'IssueDate'],
	AccountingSupplierParty: ['Party'],
	AccountingCustomerParty: ['Party'],
	PartyIdentification: ['ID'],
	Party: ['PartyIdentification', 'PostalAddress', 'PartyTaxScheme', 'PartyLegalEntity'],
	PostalAddress: ['StreetName', 'CityName', 'PostalZone', 'Country'],
	Country: ['IdentificationCode'],
	PartyTaxScheme: ['CompanyID', 'TaxScheme'],
	PartyLegalEntity: ['RegistrationName', 'CompanyID'],
	PaymentMeans: ['PaymentMeansCode', 'PaymentID', 'PayeeFinancialAccount'],
	PayeeFinancialAccount: ['ID', 'FinancialInstitutionBranch'],
	FinancialInstitutionBranch: ['ID'],
	TaxTotal: ['TaxAmount', 'TaxSubtotal'],
	TaxSubtotal: ['TaxableAmount', 'TaxAmount', 'TaxCategory'],
	TaxCategory: ['ID', 'Percent', 'TaxExemptionReason', 'TaxScheme'],
	ClassifiedTaxCategory: ['ID', 'Percent', 'TaxScheme'],
	TaxScheme: ['ID'],
	LegalMonetaryTotal: [
		'LineExtensionAmount',
		'TaxExclusiveAmount',
		'TaxInclusiveAmount',
		'PayableAmount'
	],
	InvoiceLine: ['ID', 'InvoicedQuantity', 'LineExtensionAmount', 'InvoicePeriod', 'Item', 'Price'],
	CreditNoteLine: [
		'ID',
		'CreditedQuantity',
		'LineExtensionAmount',
		'InvoicePeriod',
		'Item',
		'Price'
	],
	Item: ['Name', 'ClassifiedTaxCategory'],
	Price: ['PriceAmount']
};

function expectInOrder(element: Element): void {
	const wanted = order[element.name] ?? [];
	const places = element.children.map(({ name }) => wanted.indexOf(name));
	expect(places, `${element.name}: ${element.children.map(({ name }) => name).join(' ')}`).toEqual(
		[...places].sort((one, other) => one - other)
	);
	expect(places, element.name).not.toContain(-1);
	element.children.forEach(expectInOrder);
}

describe('UBL 2.1', () => {
	it.each([issued, exempt, outside, credit])(
		'is well formed, and in the order of its schema',
		(invoice) => {
			expectInOrder(readXml(ublOf(eInvoiceOf(invoice))));
		}
	);
	it('says what the invoice says', () => {
		const document = readXml(ublOf(eInvoiceOf(issued)));
		expect(
			textAt(document, 'AccountingSupplierParty', 'Party', 'PartyLegalEntity', 'RegistrationName')
		).toBe('Stowarzyszenie „Osnowa” & Wątek');
		expect(
			textAt(document, 'AccountingSupplierParty', 'Party', 'PartyTaxScheme', 'CompanyID')
		).toBe('PL5241015572');
		expect(textAt(document, 'LegalMonetaryTotal', 'PayableAmount')).toBe('1025.01');
		expect(at(document, 'LegalMonetaryTotal', 'PayableAmount')?.attributes).toEqual({
			currencyID: 'PLN'
		});
		expect(childrenOf(document, 'InvoiceLine').map((line) => textAt(line, 'Item', 'Name'))).toEqual(
			['Składka <2026>', 'Składka']
		);
	});
	it('of a credit note names the invoice it corrects', () => {
		const document = readXml(ublOf(eInvoiceOf(credit)));
		expect(document.name).toBe('CreditNote');
		expect(textAt(document, 'BillingReference', 'InvoiceDocumentReference', 'ID')).toBe(
			'KIPIM/2026/0001'
		);
	});
	it('leaves out what XML cannot hold', () => {
		const odd = { ...issued, number: 'A\u0000\u0007B' };
		expect(textAt(readXml(ublOf(eInvoiceOf(odd))), 'ID')).toBe('AB');
	});
});
