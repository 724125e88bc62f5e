import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { check } from './check/check.ts';
import { schedule } from './schedule.ts';
import { WORLDS } from './worlds.ts';

test.each(Object.entries(WORLDS))('%s', async (_, { problem, status, best }) => {
	const answer = await schedule(problem, { steps: 120_000, seed: 1 });
	expect(answer.status).toBe(status);
	if (best) {
		expect(answer.aims.map(({ value }) => value)).toEqual(best);
		expect(check(problem, answer).broken).toEqual([]);
	}
	const lines = answer.meetings.map(
		({ meeting, slot, table }) => `${meeting} in ${slot} at ${table}`
	);
	const text = lines.join('\n');
	expect(
		lines.length > 20 ? createHash('sha256').update(text).digest('hex') : text
	).toMatchSnapshot();
	expect(answer.conflict ?? answer.reasons).toMatchSnapshot();
});
