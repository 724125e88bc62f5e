import { describe, expect, test } from 'vitest';
import { certify } from '../certify.ts';
import { planted } from '../forms/generate.ts';
import type { Problem } from '../problem.ts';
import { schedule } from '../schedule.ts';
import { certifyBreaks } from '../sat/certify.ts';
import { bestOfAll, tinyEvent } from '../testing.ts';
import { Agenda } from './agenda.ts';
import { breaksProved } from './breaks-proof.ts';
import { check } from './check.ts';
import { UnitProof } from './unit-proof.ts';

const never = () => false;

/** Three who all meet, one of them away in between: one break, which no price on a slot shows. */
const fair: Problem = {
	slots: [1, 2, 3, 4].map((id) => ({ id })),
	tables: [{ id: 'A' }],
	participants: ['lodz', 'ruse', 'lyon', 'riga'].map((id) => ({ id })),
	meetings: [
		{ id: 1, who: ['lodz', 'ruse'] },
		{ id: 2, who: ['lyon', 'riga'] },
		{ id: 3, who: ['lodz', 'lyon'] },
		{ id: 4, who: ['ruse', 'riga'] }
	],
	complete: true,
	aims: ['breaks']
};

describe('forced choices', () => {
	const known = (...clauses: number[][]) => {
		const proof = new UnitProof();
		for (const clause of clauses) proof.take(clause);
		return proof;
	};

	test.each<[string, number[][], number[], boolean]>([
		[
			'what is forced',
			[
				[1, 2],
				[-1, 2]
			],
			[2],
			true
		],
		['what is open', [[1, 2]], [1], false],
		[
			'a chain',
			[
				[-1, 2],
				[-2, 3],
				[-3, 4]
			],
			[-1, 4],
			true
		],
		[
			'the other way round',
			[
				[-1, 2],
				[-2, 3]
			],
			[1, -3],
			false
		],
		['nothing, from nothing', [], [], false],
		['everything, from a contradiction', [[1], [-1]], [7], true]
	])('%s', (_, clauses, asked, follows) => {
		expect(known(...clauses).follows([...asked])).toBe(follows);
	});

	test('what followed helps with what comes after', () => {
		const proof = known([1, 2], [1, -2], [-1, 3], [-1, -3]);
		expect(proof.follows([])).toBe(false);
		expect(proof.follows([1])).toBe(true);
		expect(proof.follows([])).toBe(true);
	});
});

describe('a proof of how few breaks there can be', () => {
	const best = bestOfAll(fair)![0]!;
	const agenda = new Agenda(fair, []);

	test('is found, and followed', async () => {
		expect(best).toBeGreaterThan(0);
		const proof = await certifyBreaks(fair, best, never);
		expect(breaksProved(agenda, proof!)).toBe(best);
	});

	test('goes no further than the truth', async () => {
		expect(await certifyBreaks(fair, best + 1, never)).toBeUndefined();
	});

	test.each([
		['with a step left out', (lines: string[]) => lines.filter((line) => line.startsWith('c '))],
		['of something else', () => ['c 1']],
		['that bans what nobody banned', (lines: string[]) => [...lines, 'c -1 -2']],
		['of a variable that is not there', () => ['999999']],
		['that is no proof', () => ['break the rules']]
	])('%s is refused', async (_, spoil) => {
		const proof = await certifyBreaks(fair, best, never);
		const spoilt = spoil(proof!.split('\n')).join('\n');
		expect(breaksProved(agenda, spoilt) ?? 0).toBeLessThan(best);
	});

	test.each(Array.from({ length: 40 }, (_, seed) => seed))(
		'agrees with all schedules of tiny world %i',
		async (seed) => {
			const tiny = tinyEvent(seed);
			const problem: Problem = {
				...tiny,
				meetings: tiny.meetings.slice(0, 4),
				complete: true,
				aims: ['breaks']
			};
			const [least] = bestOfAll(problem) ?? [];
			if (least === undefined) return;
			expect(await certifyBreaks(problem, least + 1, never)).toBeUndefined();
		}
	);
});

test('an answer that carries its proof is verified, and one with a false proof is broken', async () => {
	const best = bestOfAll(fair)![0]!;
	const answer = await schedule(fair, { steps: 20_000 });
	const claimed = answer.aims.map((one) => ({ ...one, argument: { by: 'search' as const } }));
	const believed = { ...answer, aims: claimed };
	expect(check(fair, believed).believed).toEqual(['breaks']);
	const proved = await certify(fair, believed);
	expect(check(fair, proved)).toEqual({ broken: [], verified: ['breaks'], believed: [] });
	const falseProof = { by: 'search' as const, proof: 'c 1' };
	const aims = claimed.map((one) => ({ ...one, argument: falseProof }));
	expect(check(fair, { ...answer, aims }).broken).toEqual([
		{ word: 'bound_is_wrong', about: ['breaks', best, 0] }
	]);
});

test('stops where the time is up', async () => {
	const { problem } = planted({ seed: 1, participants: 60, slots: 12, tables: 20 });
	expect(await certifyBreaks(problem, 1, () => true)).toBeUndefined();
});
