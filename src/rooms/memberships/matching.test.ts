import { describe, expect, it } from 'vitest';
import { matcher, type OpenInvoice } from './matching.ts';

const invoice = (number: number, changes: Partial<OpenInvoice> = {}): OpenInvoice => ({
	id: `i${number}`,
	number: `KIPIM/2026/${String(number).padStart(4, '0')}`,
	buyerId: `b${number}`,
	openCents: 120_000,
	currency: 'PLN',
	dueOn: `2026-02-${String(number).padStart(2, '0')}`,
	names: [`Tkalnia ${'abcdefghij'[number]} Sp. z o.o.`],
	ibans: [],
	...changes
});
const line = (changes: object = {}) => ({
	amountCents: 120_000,
	currency: 'PLN',
	payerName: null,
	payerIban: null,
	remittance: '',
	...changes
});
const open = [
	invoice(1),
	invoice(2, { ibans: ['PL1'] }),
	invoice(3, { openCents: 50_000, ibans: ['PL1'], buyerId: 'b2' }),
	invoice(4, { openCents: 77_700 })
];
const told = (changes: object) =>
	matcher(open)(line(changes)).map(({ shares, reasons, isCertain }) => [
		shares.map(({ invoiceId, amountCents }) => `${invoiceId} ${amountCents}`).join(', '),
		reasons.join(' '),
		isCertain
	]);

describe('a payment', () => {
	it.each([
		[
			'with its number and sum is certain',
			{ remittance: 'składka kipim 2026 0001' },
			['i1 120000', 'number amount', true]
		],
		[
			'of a part',
			{ remittance: 'KIPIM/2026/0001', amountCents: 100 },
			['i1 100', 'number part', false]
		],
		[
			'of too much',
			{ remittance: 'KIPIM/2026/0001', amountCents: 130_000 },
			['i1 120000', 'number over', false]
		],
		[
			'for two at once',
			{ remittance: 'KIPIM/2026/0001 i KIPIM/2026/0003', amountCents: 170_000 },
			['i1 120000, i3 50000', 'number several amount', true]
		],
		[
			'known by its account, all owed',
			{ payerIban: 'PL1', amountCents: 170_000 },
			['i2 120000, i3 50000', 'iban several amount', false]
		],
		[
			'known by its account, one of them',
			{ payerIban: 'PL1', amountCents: 50_000 },
			['i3 50000', 'iban amount', false]
		],
		[
			'known by its account, the oldest first',
			{ payerIban: 'PL1', amountCents: 130_000 },
			['i2 120000, i3 10000', 'iban part', false]
		],
		[
			'known by name',
			{ payerName: 'TKALNIA B SPÓŁKA Z O.O.', amountCents: 120_000 },
			['i1 120000', 'name amount', false]
		],
		['by its sum alone', { amountCents: 77_700 }, ['i4 77700', 'amount', false]]
	])('%s', (_, changes, first) => expect(told(changes)[0]).toEqual(first));

	it('is not taken for another number that begins alike', () =>
		expect(told({ remittance: 'KIPIM/2026/00012', amountCents: 5 })).toEqual([]));
	it('that went out, or in another currency, suggests nothing', () => {
		expect(told({ amountCents: -120_000, remittance: 'KIPIM/2026/0001' })).toEqual([]);
		expect(told({ currency: 'EUR', remittance: 'KIPIM/2026/0001' })).toEqual([]);
	});
	it('never shares out more than came', () => {
		for (const amountCents of [1, 49_999, 120_001, 500_000])
			for (const { shares } of matcher(open)(
				line({ amountCents, payerIban: 'PL1', remittance: 'KIPIM/2026/0001' })
			))
				expect(shares.reduce((sum, share) => sum + share.amountCents, 0)).toBeLessThanOrEqual(
					amountCents
				);
	});
});
