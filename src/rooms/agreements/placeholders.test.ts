import { expect, test } from 'vitest';
import { filled, type Filling } from './placeholders.ts';

const filling = (facts: Partial<Filling['facts']>): Filling => ({
	facts: {
		...{ startsOn: null, endsOn: null, noticeMonths: null, amountCents: null, currency: null },
		...{ renewal: 'none', renewalMonths: null, bindingLocale: null },
		...facts
	},
	parties: [],
	ownerNames: { pl: 'Przędzalnia Nitka sp. z o.o.' },
	name: '',
	place: ''
});

test.each([
	['bg', 'от: {starts_on}.', 'от: 1 януари 2027 г.'],
	['bg', 'от {starts_on} до {ends_on}, или', 'от 1 януари 2027 г. до 31 декември 2028 г., или'],
	['ru', 'с {starts_on}.\n- далее', 'с 1 января 2027 г.\n- далее'],
	['en', 'from {starts_on}.', 'from 1 January 2027.'],
	['pl', 'prowadzi {owner}.', 'prowadzi Przędzalnia Nitka sp. z o.o.'],
	['pl', 'zob. {art:3}.', 'zob. {art:3}.']
] as const)('in %s «%s» ends once', (locale, text, whole) => {
	const facts = { startsOn: '2027-01-01', endsOn: '2028-12-31' };
	expect(filled(text, filling(facts), locale).replaceAll('\u00A0', ' ')).toBe(whole);
});
