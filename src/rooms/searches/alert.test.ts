import { expect, it } from 'vitest';
import { lastMark } from './alert.ts';

const at = (text: string) => new Date(`${text}:00Z`);

it.each([
	['daily', '2026-03-04T05:20', '2026-03-04T05:00'],
	['daily', '2026-03-04T05:05', '2026-03-03T05:00'],
	['daily', '2026-03-04T23:59', '2026-03-04T05:00'],
	['weekly', '2026-03-02T05:20', '2026-03-02T05:00'],
	['weekly', '2026-03-02T04:20', '2026-02-23T05:00'],
	['weekly', '2026-03-08T23:20', '2026-03-02T05:00']
] as const)('%s letters of %s tell what came until %s', (rhythm, now, mark) => {
	expect(lastMark(rhythm, at(now))).toEqual(at(mark));
});
