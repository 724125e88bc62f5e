import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonical, findFlaw, firstDigest, toldOf, type ChainEntry } from './chain.ts';

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');

const chainOf = (length: number): ChainEntry[] => {
	const chain: ChainEntry[] = [];
	for (let number = 1; number <= length; number++) {
		const told = {
			agreementId: 'a',
			number,
			kind: 'signature',
			at: `2026-11-22T10:00:0${number}.000Z`,
			content: { name: `Świadek ${number}`, for: ['Łódź', 'Русе'], sole: true, limit: null },
			previousDigest: chain.at(-1)?.digest ?? firstDigest
		};
		chain.push({ ...told, digest: digestOf(toldOf({ ...told, digest: '' })) });
	}
	return chain;
};

test('keys in whatever order are written alike', () => {
	expect(canonical({ b: [1, { d: 'ż', c: null }], a: true })).toBe(
		'{"a":true,"b":[1,{"c":null,"d":"ż"}]}'
	);
});

test('a chain as written holds', () => {
	expect(findFlaw(chainOf(5), digestOf)).toBeUndefined();
	expect(findFlaw([], digestOf)).toBeUndefined();
});

test.each<[string, (chain: ChainEntry[]) => ChainEntry[], object]>([
	['a name changed', (c) => c.with(2, { ...c[2]!, content: { name: 'X' } }), { number: 3 }],
	['a kind changed', (c) => c.with(1, { ...c[1]!, kind: 'refusal' }), { number: 2 }],
	['an entry dropped', (c) => c.toSpliced(1, 1), { number: 3, reason: 'missing' }],
	['the first dropped', (c) => c.slice(1), { number: 2, reason: 'missing' }],
	['two in each other’s place', (c) => c.with(1, c[2]!).with(2, c[1]!), { reason: 'missing' }],
	[
		'back-dated',
		(c) => c.with(3, { ...c[3]!, at: '2026-11-22T09:00:00.000Z' }),
		{ number: 4, reason: 'back_dated' }
	],
	['from another chain', (c) => c.with(4, { ...c[4]!, agreementId: 'b' }), { reason: 'of_another' }]
])('%s is found', (_, tamper, flaw) => {
	expect(findFlaw(tamper(chainOf(5)), digestOf)).toMatchObject(flaw);
});
