import { describe, expect, it } from 'vitest';
import { majorities } from './organ.ts';
import { sittingModes } from './sitting.ts';
import { emptyLife, type Act, type Life } from './sitting-act.ts';
import { deedOf, lifeFromDeeds } from './sitting-deed.ts';
import { applyAct } from './sitting-life.ts';
import { choices } from './vote.ts';
import { isRepresented, presenceIn, tallyOf } from './voting-life.ts';

const at = new Date('2026-03-14T10:00:00Z');
const rules = { mode: 'present', quorumPercent: 50, proxiesEach: 1 } as const;
const voters = ['a', 'b', 'c', 'd'].map((id) => ({ id, weight: 1 }));
const enlist: Act = { act: 'enlist', voters };
const open: Act = { act: 'open' };
const arrive = (voterId: string): Act => ({ act: 'arrive', voterId });
const leave = (voterId: string): Act => ({ act: 'leave', voterId });
const proxy = (voterId: string, holderId: string): Act => ({
	act: 'give_proxy',
	voterId,
	holderId
});
const vote = (isSecret = false): Act => ({
	...{ act: 'open_vote', resolutionId: 'r', majority: 'simple', isSecret, closesAt: null }
});
const cast = (voterId: string, choice: 'for' | 'against' | 'abstain', by?: string): Act => ({
	...{ act: 'cast', resolutionId: 'r', voterId, choice, byVoterId: by ?? null, byHand: false, at }
});
const close: Act = { act: 'close_vote', resolutionId: 'r' };

/** The last refusal, and the state all accepted acts lead to. */
function play(acts: readonly Act[], start: Life = emptyLife(rules)) {
	let life = start;
	let reason: string | null = null;
	for (const act of acts) {
		const judged = applyAct(life, act);
		reason = judged.ok ? null : judged.reason;
		if (judged.ok) life = judged.value;
	}
	return { life, reason, poll: life.polls.r };
}

describe('a vote', () => {
	it('counts those present and the proxies they hold, once each', () => {
		const acts = [enlist, arrive('a'), arrive('b'), proxy('c', 'a'), open, vote()];
		const votes = [cast('a', 'for'), cast('c', 'for', 'a'), cast('b', 'against')];
		const { poll } = play([...acts, ...votes, close]);
		expect(poll?.outcome).toBe('adopted');
		expect(poll?.count).toEqual({
			...{ for: 2, against: 1, abstain: 0, present: 3, entitled: 4, quorum: 2, needed: 2 }
		});
	});

	it.each<[string, Act[], string]>([
		[
			'twice',
			[arrive('a'), open, vote(), cast('a', 'for'), cast('a', 'against')],
			'vote_cast_already'
		],
		['while away', [open, vote(), cast('a', 'for')], 'not_present'],
		['after leaving', [arrive('a'), open, vote(), leave('a'), cast('a', 'for')], 'not_present'],
		[
			'without a right',
			[arrive('a'), open, vote(), { act: 'lose_right', voterId: 'a' }, cast('a', 'for')],
			'no_right_to_vote'
		],
		[
			'for somebody without a proxy',
			[arrive('a'), open, vote(), cast('b', 'for', 'a')],
			'no_proxy'
		],
		[
			'for somebody who is here',
			[arrive('a'), arrive('b'), proxy('b', 'a'), open, vote(), cast('b', 'for', 'a')],
			'present_in_person'
		],
		[
			'by a holder who left',
			[arrive('a'), proxy('b', 'a'), open, vote(), leave('a'), cast('b', 'for', 'a')],
			'not_present'
		],
		[
			'by a holder who lost the right',
			[
				arrive('a'),
				proxy('b', 'a'),
				open,
				vote(),
				{ act: 'lose_right', voterId: 'a' },
				cast('b', 'for', 'a')
			],
			'no_proxy'
		],
		['before the opening', [arrive('a'), vote()], 'sitting_not_open'],
		['after the end', [arrive('a'), open, vote(), close, cast('a', 'for')], 'vote_over'],
		['a second proxy', [proxy('b', 'a'), proxy('c', 'a')], 'proxies_too_many'],
		['a chain of proxies', [proxy('b', 'a'), proxy('a', 'c')], 'proxy_in_chain'],
		['a proxy onwards', [proxy('a', 'c'), proxy('b', 'a')], 'proxy_in_chain'],
		['closing with a vote open', [arrive('a'), open, vote(), { act: 'close' }], 'vote_still_open'],
		['after calling off', [{ act: 'call_off' }, open], 'sitting_called_off']
	])('refuses %s', (_, acts, expected) => {
		expect(play([enlist, ...acts]).reason).toBe(expected);
	});

	it('stands when its voter loses the right afterwards', () => {
		const acts: Act[] = [enlist, arrive('a'), arrive('b'), open, vote(), cast('a', 'for')];
		const { poll } = play([...acts, { act: 'lose_right', voterId: 'a' }, close]);
		expect(poll?.count).toMatchObject({ for: 1, present: 2, entitled: 4 });
	});

	it('is nothing without a quorum, and a tie carries nothing', () => {
		expect(play([enlist, arrive('a'), open, vote(), cast('a', 'for'), close]).poll?.outcome).toBe(
			'no_quorum'
		);
		const tie = [
			arrive('a'),
			arrive('b'),
			open,
			vote(),
			cast('a', 'for'),
			cast('b', 'against'),
			close
		];
		expect(play([enlist, ...tie]).poll?.outcome).toBe('rejected');
	});

	it('keeps of a secret ballot who voted and the sums, and takes none of unequal weights', () => {
		const acts = [enlist, arrive('a'), arrive('b'), open, vote(true)];
		const { poll } = play([...acts, cast('a', 'against'), cast('b', 'for')]);
		expect(Object.values(poll?.votes ?? {}).map(({ choice }) => choice)).toEqual([null, null]);
		expect(poll?.box).toEqual({ for: 1, against: 1, abstain: 0 });
		const heavy: Act = { act: 'weigh', voterId: 'a', weight: 7 };
		expect(play([enlist, heavy, open, vote(true)]).reason).toBe('secret_needs_equal_weights');
	});
});

/** A die that always falls the same way for a seed. */
function dice(seed: number) {
	let state = seed;
	return (sides: number) => {
		state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
		return (state >>> 8) % sides;
	};
}

function anyAct(roll: (sides: number) => number): Act {
	const who = () => 'abcdef'[roll(6)] ?? 'a';
	const resolutionId = `r${roll(3)}`;
	const majority = majorities[roll(5)] ?? 'simple';
	const kinds: (() => Act)[] = [
		() => arrive(who()),
		() => arrive(who()),
		() => leave(who()),
		() => ({ act: 'lose_right', voterId: who() }),
		() => ({ act: 'give_proxy', voterId: who(), holderId: roll(4) ? who() : null }),
		() => ({ act: 'weigh', voterId: who(), weight: roll(4) }),
		() => ({ act: 'enlist', voters: [{ id: who(), weight: 1 }] }),
		() => open,
		() => ({ act: 'open_vote', resolutionId, majority, isSecret: roll(2) === 0, closesAt: null }),
		...Array.from({ length: 8 }, () => (): Act => ({
			...{ act: 'cast', resolutionId, voterId: who(), choice: choices[roll(3)] ?? 'for', at },
			...{ byVoterId: roll(3) ? null : who(), byHand: roll(2) === 0 }
		})),
		() => ({ act: 'close_vote', resolutionId }),
		() => (roll(12) ? arrive(who()) : { act: 'close' }),
		() => (roll(40) ? leave(who()) : { act: 'call_off' })
	];
	return kinds[roll(kinds.length)]?.() ?? open;
}

const hadRight = (life: Life, { voterId, byVoterId }: Act & { act: 'cast' }): boolean => {
	const voter = life.voters[voterId];
	if (!voter || !isRepresented(life, voter)) return false;
	if (byVoterId === null) return voter.isPresent || life.mode === 'written';
	return (
		voter.holderId === byVoterId && !voter.isPresent && Boolean(life.voters[byVoterId]?.hasRight)
	);
};

describe('whatever order acts come in', () => {
	it.each(sittingModes)(
		'%s: no vote counts twice or without a right; the journal rebuilds it',
		(mode) => {
			for (let seed = 1; seed <= 400; seed++) {
				const roll = dice(seed * 7919);
				const start = emptyLife({ mode, quorumPercent: roll(101), proxiesEach: roll(3) });
				let life = start;
				const deeds = [];
				for (let turn = 0; turn < 120; turn++) {
					const act = anyAct(roll);
					const judged = applyAct(life, act);
					if (!judged.ok) continue;
					if (act.act === 'cast') expect(hadRight(life, act)).toBe(true);
					for (const [id, poll] of Object.entries(life.polls))
						if (poll.isClosed) expect(judged.value.polls[id]).toEqual(poll);
					life = judged.value;
					const { deed, details = {} } = deedOf('s', act, life);
					deeds.push({ deed, details: JSON.parse(JSON.stringify(details)) as typeof details });
				}
				expectSound(life);
				const rebuilt = lifeFromDeeds(start, deeds);
				expect(rebuilt.ok && outcomesOf(rebuilt.value)).toEqual(outcomesOf(life));
			}
		}
	);
});

const outcomesOf = (life: Life) =>
	Object.values(life.polls).map(({ resolutionId, outcome, count }) => ({
		resolutionId,
		outcome,
		count
	}));

function expectSound(life: Life) {
	for (const poll of Object.values(life.polls)) {
		const tally = poll.isSecret ? poll.box : tallyOf(life, poll);
		const given = Object.keys(poll.votes).map((id) => life.voters[id]?.weight ?? NaN);
		const all = given.reduce((sum, weight) => sum + weight, 0);
		expect(tally.for + tally.against + tally.abstain).toBe(all);
		const { present, entitled } = poll.count ?? presenceIn(life, poll);
		expect(all).toBeLessThanOrEqual(present);
		expect(present).toBeLessThanOrEqual(entitled);
		if (poll.isSecret)
			expect(Object.values(poll.votes).every((one) => one.choice === null)).toBe(true);
	}
	for (const { holderId } of Object.values(life.voters))
		if (holderId) expect(life.voters[holderId]?.holderId).toBe(null);
}
