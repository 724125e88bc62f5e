import { describe, expect, it } from 'vitest';
import { bareIban, isBic, isIban, showIban } from './iban.ts';

describe('the number of an account', () => {
	it.each([
		'PL61 1090 1014 0000 0712 1981 2874',
		'DE89370400440532013000',
		'bg80 bnbg 9661 1020 3456 78'
	])('%s can be one', (text) => expect(isIban(text)).toBe(true));
	it.each(['PL61109010140000071219812875', 'DE8937040044053201300', '', 'XX', 'PL61'])(
		'%s cannot',
		(text) => expect(isIban(text)).toBe(false)
	);
	it('is found wrong whenever one digit or two neighbours are', () => {
		const right = 'PL61109010140000071219812874';
		for (let at = 2; at < right.length; at += 1) {
			const digit = String((Number(right[at]) + 1) % 10);
			expect(isIban(right.slice(0, at) + digit + right.slice(at + 1))).toBe(false);
			const [one = '', other = ''] = [right[at], right[at + 1]];
			if (other && one !== other)
				expect(isIban(right.slice(0, at) + other + one + right.slice(at + 2))).toBe(false);
		}
	});
	it('is shown in fours and kept without spaces', () => {
		expect(showIban('de89370400440532013000')).toBe('DE89 3704 0044 0532 0130 00');
		expect(bareIban(' de89 3704-0044')).toBe('DE8937040044');
	});
	it('has a bank', () => {
		expect(isBic('WBKPPLPP')).toBe(true);
		expect(isBic('WBKPPLPPXXX')).toBe(true);
		expect(isBic('WBK')).toBe(false);
	});
});
