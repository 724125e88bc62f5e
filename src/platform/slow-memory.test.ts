import { beforeEach, expect, it } from 'vitest';
import { publicMemory } from './public-memory.ts';
import { rememberSlow } from './slow-memory.ts';

let at = 0;
let asked = 0;
let number = 0;
const taking = (ms: number) => () => {
	at += ms;
	return Promise.resolve((asked += 1));
};
const ask = (ms: number) => rememberSlow(`${number}`, taking(ms), () => at);

beforeEach(() => {
	number += 1;
	asked = 0;
	publicMemory.trust(true);
});

it('asks anew after every change what is quickly found out', async () => {
	expect([await ask(5), await ask(5)]).toEqual([1, 1]);
	publicMemory.drop();
	expect(await ask(5)).toBe(2);
});

it('tells what is slow as it was, and finds it out anew when it has rested', async () => {
	expect(await ask(500)).toBe(1);
	publicMemory.drop();
	expect(await ask(500)).toBe(1);
	at += 10_000;
	expect(await ask(500)).toBe(1);
	expect([asked, await ask(500)]).toEqual([2, 2]);
});

it('finds it out anew after a minute, and tells nothing that is older than ten', async () => {
	await ask(500);
	at += 60_000;
	expect(await ask(500)).toBe(1);
	expect(await ask(500)).toBe(2);
	at += 600_000;
	expect(await ask(500)).toBe(3);
});

it('tells nothing quick that is older than a minute', async () => {
	await ask(5);
	at += 60_000;
	expect(await ask(5)).toBe(2);
});

it('asks once for all who wait, and again after a failure', async () => {
	expect(await Promise.all([ask(500), ask(500)])).toEqual([1, 1]);
	at += 600_000;
	const fail = () => Promise.reject(new Error('away'));
	await expect(rememberSlow(`${number}`, fail, () => at)).rejects.toThrow('away');
	expect(await ask(500)).toBe(2);
});

it('keeps nothing quick while nobody tells of changes', async () => {
	publicMemory.trust(false);
	expect([await ask(5), await ask(5)]).toEqual([1, 2]);
});
