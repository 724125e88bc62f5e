import type { EInvoice, ELine, EParty, ETax } from './e-invoice.ts';

type Node = [name: string, content: string | Node[], attributes?: Record<string, string>];

const namespaces = {
	invoice: 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
	credit_note: 'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2'
};
const shared = 'urn:oasis:names:specification:ubl:schema:xsd:Common';

/** EN 16931 in the syntax of UBL 2.1: an Invoice, or a CreditNote. */
export function ublOf(invoice: EInvoice): string {
	const isInvoice = invoice.kind === 'invoice';
	const root: Node = [
		isInvoice ? 'Invoice' : 'CreditNote',
		bodyOf(invoice),
		{
			xmlns: namespaces[invoice.kind],
			'xmlns:cac': `${shared}AggregateComponents-2`,
			'xmlns:cbc': `${shared}BasicComponents-2`
		}
	];
	return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root)}\n`;
}

function bodyOf(invoice: EInvoice): Node[] {
	const { currency, kind, corrects, payment } = invoice;
	const isInvoice = kind === 'invoice';
	const money = (name: string, cents: number): Node => [
		name,
		sumOf(cents),
		{ currencyID: currency }
	];
	return [
		['cbc:CustomizationID', 'urn:cen.eu:en16931:2017'],
		['cbc:ID', invoice.number],
		['cbc:IssueDate', invoice.issuedOn],
		...given(isInvoice, ['cbc:DueDate', invoice.dueOn]),
		isInvoice ? ['cbc:InvoiceTypeCode', '380'] : ['cbc:CreditNoteTypeCode', '381'],
		...given(invoice.note, ['cbc:Note', invoice.note ?? '']),
		['cbc:DocumentCurrencyCode', currency],
		['cac:InvoicePeriod', periodOf(invoice.period)],
		...given(corrects, [
			'cac:BillingReference',
			[
				[
					'cac:InvoiceDocumentReference',
					[
						['cbc:ID', corrects?.number ?? ''],
						['cbc:IssueDate', corrects?.issuedOn ?? '']
					]
				]
			]
		]),
		['cac:AccountingSupplierParty', [partyNode(invoice.seller)]],
		['cac:AccountingCustomerParty', [partyNode(invoice.buyer)]],
		...(payment ? [paymentNode(payment)] : []),
		[
			'cac:TaxTotal',
			[
				money('cbc:TaxAmount', invoice.totals.vat),
				...invoice.taxes.map((tax) => taxNode(tax, money))
			]
		],
		[
			'cac:LegalMonetaryTotal',
			[
				money('cbc:LineExtensionAmount', invoice.totals.lines),
				money('cbc:TaxExclusiveAmount', invoice.totals.net),
				money('cbc:TaxInclusiveAmount', invoice.totals.gross),
				money('cbc:PayableAmount', invoice.totals.payable)
			]
		],
		...invoice.lines.map((line) => lineNode(line, kind, money))
	];
}

const given = (is: unknown, node: Node): Node[] => (is ? [node] : []);

const periodOf = ({ from, to }: { from: string; to: string }): Node[] => [
	['cbc:StartDate', from],
	['cbc:EndDate', to]
];

function partyNode(party: EParty): Node {
	return [
		'cac:Party',
		[
			...given(party.identifier, ['cac:PartyIdentification', [['cbc:ID', party.identifier ?? '']]]),
			[
				'cac:PostalAddress',
				[
					...given(party.street, ['cbc:StreetName', party.street ?? '']),
					...given(party.town, ['cbc:CityName', party.town ?? '']),
					...given(party.postcode, ['cbc:PostalZone', party.postcode ?? '']),
					['cac:Country', [['cbc:IdentificationCode', party.country]]]
				]
			],
			...given(party.vatId, vatNode(party.vatId ?? '')),
			[
				'cac:PartyLegalEntity',
				[
					['cbc:RegistrationName', party.name],
					...given(party.registrationId, ['cbc:CompanyID', party.registrationId ?? ''])
				]
			]
		]
	];
}

const vatNode = (id: string): Node => [
	'cac:PartyTaxScheme',
	[
		['cbc:CompanyID', id],
		['cac:TaxScheme', [['cbc:ID', 'VAT']]]
	]
];

/** 30: a credit transfer, to the seller's account. */
const paymentNode = ({ iban, bic, remittance }: NonNullable<EInvoice['payment']>): Node => [
	'cac:PaymentMeans',
	[
		['cbc:PaymentMeansCode', '30'],
		['cbc:PaymentID', remittance],
		[
			'cac:PayeeFinancialAccount',
			[['cbc:ID', iban], ...given(bic, ['cac:FinancialInstitutionBranch', [['cbc:ID', bic ?? '']]])]
		]
	]
];

type Money = (name: string, cents: number) => Node;

const taxNode = (tax: ETax, money: Money): Node => [
	'cac:TaxSubtotal',
	[
		money('cbc:TaxableAmount', tax.taxableCents),
		money('cbc:TaxAmount', tax.taxCents),
		[
			'cac:TaxCategory',
			[
				['cbc:ID', tax.category],
				...given(tax.category !== 'O', ['cbc:Percent', percentOf(tax.basisPoints)]),
				...given(tax.reason, ['cbc:TaxExemptionReason', tax.reason ?? '']),
				['cac:TaxScheme', [['cbc:ID', 'VAT']]]
			]
		]
	]
];

const lineNode = (line: ELine, kind: EInvoice['kind'], money: Money): Node => [
	kind === 'invoice' ? 'cac:InvoiceLine' : 'cac:CreditNoteLine',
	[
		['cbc:ID', line.id],
		[
			kind === 'invoice' ? 'cbc:InvoicedQuantity' : 'cbc:CreditedQuantity',
			String(line.quantity),
			{ unitCode: line.unit }
		],
		money('cbc:LineExtensionAmount', line.netCents),
		['cac:InvoicePeriod', periodOf(line)],
		[
			'cac:Item',
			[
				['cbc:Name', line.name],
				[
					'cac:ClassifiedTaxCategory',
					[
						['cbc:ID', line.category],
						...given(line.category !== 'O', ['cbc:Percent', percentOf(line.basisPoints)]),
						['cac:TaxScheme', [['cbc:ID', 'VAT']]]
					]
				]
			]
		],
		['cac:Price', [money('cbc:PriceAmount', line.priceCents)]]
	]
];

const percentOf = (basisPoints: number): string => (basisPoints / 100).toFixed(2);

const sumOf = (cents: number): string => {
	const text = String(Math.abs(cents)).padStart(3, '0');
	return `${cents < 0 ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
};

function written([name, content, attributes = {}]: Node, depth = 0): string {
	const pad = '  '.repeat(depth);
	const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
	const open = `${pad}<${name}${said.join('')}>`;
	if (typeof content === 'string') return `${open}${escaped(content)}</${name}>`;
	return [open, ...content.map((node) => written(node, depth + 1)), `${pad}</${name}>`].join('\n');
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Signs that XML 1.0 cannot hold are left out. */
const escaped = (text: string): string =>
	text
		.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
		.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
