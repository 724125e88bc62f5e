import { describe, expect, it } from 'vitest';
import { findRule, mayAsk, typesWithoutAnyone, windowAt, type MeetingRule } from './brokerage.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 8, 17, hour));
const forbid = (askingTypeId: string, askedTypeId: string): MeetingRule => ({
	askingTypeId,
	askedTypeId,
	mayMeet: false,
	most: null
});

describe('the time for requests', () => {
	const window = { requestsOpenAt: at(8), requestsCloseAt: at(12) };
	it.each([
		[7, 'not_yet'],
		[8, 'open'],
		[11, 'open'],
		[12, 'over']
	])('at %i it is %s', (hour, expected) => expect(windowAt(window, at(hour))).toBe(expected));

	it('without limits is always open', () =>
		expect(windowAt({ requestsOpenAt: null, requestsCloseAt: null }, at(3))).toBe('open'));
});

describe('who may meet whom', () => {
	it('is everybody, as long as nothing is said', () =>
		expect(mayAsk([], 'buyer', 'firm')).toBe(true));

	it('knows a direction', () => {
		const rules = [forbid('firm', 'buyer')];
		expect(mayAsk(rules, 'firm', 'buyer')).toBe(false);
		expect(mayAsk(rules, 'buyer', 'firm')).toBe(true);
		expect(mayAsk(rules, null, 'buyer')).toBe(true);
		expect(findRule(rules, 'firm', 'buyer')).toBe(rules[0]);
	});

	it('tells of a type that nobody may meet', () => {
		const rules = ['a', 'b'].flatMap((other) => [forbid('a', other), forbid(other, 'a')]);
		expect(typesWithoutAnyone(rules, ['a', 'b'])).toEqual(['a']);
		expect(typesWithoutAnyone([forbid('a', 'a')], ['a', 'b'])).toEqual([]);
	});
});
