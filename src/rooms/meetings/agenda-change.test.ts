import { describe, expect, it } from 'vitest';
import { isToldAtOnce } from './agenda-change.ts';

const at = (time: string) => new Date(`2026-04-14T${time}Z`);
const morning = { startsAt: at('08:00:00'), endsAt: at('10:00:00') };

describe('a change of an agenda', () => {
	it.each([
		['2026-04-13T19:59:59Z', false],
		['2026-04-13T20:00:00Z', true],
		['2026-04-14T09:59:59Z', true],
		['2026-04-14T10:00:00Z', false]
	])('at %s is told at once: %s', (now, isAtOnce) => {
		expect(isToldAtOnce(morning, new Date(now))).toBe(isAtOnce);
	});
});
