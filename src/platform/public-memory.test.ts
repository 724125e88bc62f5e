import { beforeEach, describe, expect, it } from 'vitest';
import { publicMemory, rememberPublic } from './public-memory.ts';

let asked = 0;
const ask = () => Promise.resolve((asked += 1));
beforeEach(() => {
	asked = 0;
	publicMemory.trust(true);
});

describe('an answer that everybody may see', () => {
	it('is asked for once, and anew after a change', async () => {
		expect(await Promise.all([rememberPublic('a', ask), rememberPublic('a', ask)])).toEqual([1, 1]);
		expect(await rememberPublic('b', ask)).toBe(2);
		publicMemory.drop();
		expect(await rememberPublic('a', ask)).toBe(3);
	});

	it('is asked for anew after a minute', async () => {
		await rememberPublic('a', ask, 0);
		expect(await rememberPublic('a', ask, 59_999)).toBe(1);
		expect(await rememberPublic('a', ask, 60_000)).toBe(2);
	});

	it('begun before a change is not given to who asks after it', async () => {
		let tell: (answer: string) => void = () => undefined;
		const slow = rememberPublic('a', () => new Promise<string>((done) => (tell = done)));
		publicMemory.drop();
		const after = rememberPublic('a', () => Promise.resolve('new'));
		tell('old');
		expect([await slow, await after, await rememberPublic('a', ask)]).toEqual([
			'old',
			'new',
			'new'
		]);
	});

	it('is not remembered when it failed, nor while nobody tells of changes', async () => {
		const fail = () => Promise.reject(new Error('away'));
		await expect(rememberPublic('a', fail)).rejects.toThrow('away');
		expect(await rememberPublic('a', ask)).toBe(1);
		publicMemory.trust(false);
		expect(await rememberPublic('a', ask)).toBe(2);
		expect(await rememberPublic('a', ask)).toBe(3);
	});

	it('gives way to newer ones', async () => {
		await rememberPublic('first', ask);
		for (let at = 0; at < 1_000; at++) await rememberPublic(`${at}`, ask);
		const before = asked;
		await rememberPublic('first', ask);
		expect(asked).toBe(before + 1);
	});
});
