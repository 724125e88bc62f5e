import { expect, it } from 'vitest';
import { fallsDormant } from './confirming.ts';

const date = (day: string) => new Date(`${day}T08:00:00Z`);
const vouched = (vouchedAt: string, askedAt: string | null, hasKeeper = true) => ({
	vouchedAt: date(vouchedAt),
	askedAt: askedAt === null ? null : date(askedAt),
	hasKeeper
});

it.each([
	['in its seventh month, asked in time', vouched('2026-01-10', '2026-07-10'), '2026-08-09', false],
	['after seven months, asked in time', vouched('2026-01-10', '2026-07-10'), '2026-08-10', true],
	['asked late, the house having slept', vouched('2026-01-10', '2026-11-01'), '2026-11-30', false],
	['asked late, a month unanswered', vouched('2026-01-10', '2026-11-01'), '2026-12-01', true],
	['never asked, with somebody to ask', vouched('2024-01-10', null), '2026-12-01', false],
	['never asked, with nobody to ask', vouched('2026-01-10', null, false), '2026-08-10', true],
	['of half a year, with nobody to ask', vouched('2026-01-10', null, false), '2026-07-10', false],
	['asked, its keeper gone since', vouched('2026-01-10', '2026-07-10', false), '2026-08-10', true],
	['asked on a 31st', vouched('2026-01-31', '2026-08-31'), '2026-09-30', false]
])('a record %s', (_, silence, now, expected) => {
	expect(fallsDormant(silence, date(now))).toBe(expected);
});
