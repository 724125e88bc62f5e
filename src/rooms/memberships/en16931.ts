import type { EInvoice, ELine, EParty, ETax } from './e-invoice.ts';
import { vatOf } from './fee.ts';
import { isIban } from './iban.ts';

type Rule = [id: string, holds: (invoice: EInvoice) => boolean];

const isSaid = (text: string | null): boolean => Boolean(text?.trim());
const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
const isCents = (value: number): boolean => Number.isSafeInteger(value);
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const ofCategory = (invoice: EInvoice, category: ETax['category']) => ({
	lines: invoice.lines.filter((line) => line.category === category),
	taxes: invoice.taxes.filter((tax) => tax.category === category)
});
const everyLine = (holds: (line: ELine) => boolean) => (invoice: EInvoice) =>
	invoice.lines.every(holds);
const everyTax = (holds: (tax: ETax) => boolean) => (invoice: EInvoice) =>
	invoice.taxes.every(holds);
const isKnownToTax = ({ vatId }: EParty): boolean => isSaid(vatId);
const hasNoTaxWithReason = ({ taxes }: { taxes: ETax[] }): boolean =>
	taxes.every(({ taxCents, reason }) => taxCents === 0 && isSaid(reason));
const taxableAgrees = ({ lines, taxes }: { lines: ELine[]; taxes: ETax[] }): boolean =>
	taxes.every(
		({ basisPoints, taxableCents }) =>
			taxableCents ===
			sum(lines.filter((line) => line.basisPoints === basisPoints).map(({ netCents }) => netCents))
	);

/** The business rules of EN 16931 that apply to what we issue, by the names the standard gives them. */
export const rules: readonly Rule[] = [
	['BR-02', ({ number }) => isSaid(number)],
	['BR-03', ({ issuedOn }) => isDate(issuedOn)],
	['BR-05', ({ currency }) => /^[A-Z]{3}$/.test(currency)],
	['BR-06', ({ seller }) => isSaid(seller.name)],
	['BR-07', ({ buyer }) => isSaid(buyer.name)],
	['BR-09', ({ seller }) => /^[A-Z]{2}$/.test(seller.country)],
	['BR-11', ({ buyer }) => /^[A-Z]{2}$/.test(buyer.country)],
	['BR-12', ({ totals }) => isCents(totals.lines)],
	['BR-13', ({ totals }) => isCents(totals.net)],
	['BR-14', ({ totals }) => isCents(totals.gross)],
	['BR-15', ({ totals }) => isCents(totals.payable)],
	['BR-16', ({ lines }) => lines.length > 0],
	['BR-21', everyLine(({ id }) => isSaid(id))],
	['BR-22', everyLine(({ quantity }) => quantity !== 0)],
	['BR-23', everyLine(({ unit }) => isSaid(unit))],
	['BR-24', everyLine(({ netCents }) => isCents(netCents))],
	['BR-25', everyLine(({ name }) => isSaid(name))],
	['BR-26', everyLine(({ priceCents }) => isCents(priceCents))],
	['BR-27', everyLine(({ priceCents }) => priceCents >= 0)],
	['BR-29', ({ period }) => period.to >= period.from],
	['BR-30', everyLine(({ from, to }) => to >= from)],
	['BR-50', ({ payment }) => !payment || isSaid(payment.iban)],
	[
		'BR-55',
		({ kind, corrects }) => kind === 'invoice' || (corrects !== null && isSaid(corrects.number))
	],
	['BR-61', ({ payment }) => !payment || isIban(payment.iban)],
	['BR-CO-04', everyLine(({ category }) => ['S', 'E', 'O'].includes(category))],
	[
		'BR-CO-09',
		({ seller, buyer }) => [seller, buyer].every(({ vatId }) => !vatId || /^[A-Z]{2}/.test(vatId))
	],
	['BR-CO-10', ({ totals, lines }) => totals.lines === sum(lines.map(({ netCents }) => netCents))],
	['BR-CO-13', ({ totals }) => totals.net === totals.lines],
	['BR-CO-14', ({ totals, taxes }) => totals.vat === sum(taxes.map(({ taxCents }) => taxCents))],
	['BR-CO-15', ({ totals }) => totals.gross === totals.net + totals.vat],
	['BR-CO-16', ({ totals }) => totals.payable === totals.gross],
	['BR-CO-17', everyTax((tax) => tax.taxCents === vatOf(tax.taxableCents, tax.basisPoints))],
	['BR-CO-18', ({ taxes }) => taxes.length > 0],
	['BR-CO-25', ({ totals, dueOn }) => totals.payable <= 0 || isDate(dueOn)],
	[
		'BR-CO-26',
		({ seller }) => [seller.identifier, seller.vatId, seller.registrationId].some(isSaid)
	],
	['BR-45', everyTax(({ taxableCents }) => isCents(taxableCents))],
	['BR-46', everyTax(({ taxCents }) => isCents(taxCents))],
	['BR-S-01', (invoice) => agreeInUse(invoice, 'S')],
	[
		'BR-S-02',
		(invoice) => ofCategory(invoice, 'S').lines.length === 0 || isKnownToTax(invoice.seller)
	],
	[
		'BR-S-05',
		(invoice) => ofCategory(invoice, 'S').lines.every(({ basisPoints }) => basisPoints > 0)
	],
	['BR-S-08', (invoice) => taxableAgrees(ofCategory(invoice, 'S'))],
	['BR-S-10', (invoice) => ofCategory(invoice, 'S').taxes.every(({ reason }) => reason === null)],
	['BR-E-01', (invoice) => agreeInUse(invoice, 'E') && ofCategory(invoice, 'E').taxes.length <= 1],
	[
		'BR-E-02',
		(invoice) => ofCategory(invoice, 'E').lines.length === 0 || isKnownToTax(invoice.seller)
	],
	[
		'BR-E-05',
		(invoice) => ofCategory(invoice, 'E').lines.every(({ basisPoints }) => basisPoints === 0)
	],
	['BR-E-08', (invoice) => taxableAgrees(ofCategory(invoice, 'E'))],
	['BR-E-10', (invoice) => hasNoTaxWithReason(ofCategory(invoice, 'E'))],
	['BR-O-01', (invoice) => agreeInUse(invoice, 'O') && ofCategory(invoice, 'O').taxes.length <= 1],
	['BR-O-02', (invoice) => ofCategory(invoice, 'O').lines.length === 0 || !invoice.seller.vatId],
	['BR-O-08', (invoice) => taxableAgrees(ofCategory(invoice, 'O'))],
	['BR-O-10', (invoice) => hasNoTaxWithReason(ofCategory(invoice, 'O'))],
	['BR-O-11', ({ taxes }) => taxes.length <= 1 || taxes.every(({ category }) => category !== 'O')]
];

/** A category is broken down exactly where lines use it. */
function agreeInUse(invoice: EInvoice, category: ETax['category']): boolean {
	const { lines, taxes } = ofCategory(invoice, category);
	return lines.length > 0 === taxes.length > 0;
}

/** The rules an invoice breaks; none may be broken by one that is issued. */
export const listBroken = (invoice: EInvoice): string[] =>
	rules.filter(([, holds]) => !holds(invoice)).map(([id]) => id);
