import { expect, test } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { mayFollow, rebuildState } from '#rooms/agreements/agreement-life.ts';
import type { AgreementState } from '#rooms/agreements/agreement.ts';
import { findFlaw } from '#rooms/agreements/chain.ts';
import { readChain, sha256 } from '#rooms/agreements/chain.server.ts';
import { dispatchRound } from './dispatch.server.ts';
import { expireRounds, recallRound, refuseStep, replaceRound } from './ending.server.ts';
import { beginPlan } from './plan.server.ts';
import { endRepresentative } from './representation.server.ts';
import { findOpenRound, listRounds, listSteps } from './round.server.ts';
import { aPlan, occasionAt, signingDay, signs } from './testing.ts';

const db = await testDatabase();

/** The same throws each time: a failure can be told by its number and looked at again. */
function dice(seed: number) {
	let state = seed * 2654435761;
	return (sides: number) => {
		state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) | 0;
		return Math.abs(state >> 3) % sides;
	};
}

type Plan = Awaited<ReturnType<typeof aPlan>>;
type Act = (plan: Plan, now: Date, roll: (sides: number) => number) => Promise<unknown>;

const stepsNow = async ({ agreementId }: Plan) => {
	const rounds = await listRounds(db, agreementId);
	return (await Promise.all(rounds.map(({ id }) => listSteps(db, id)))).flat();
};
const anyStep = async (plan: Plan, roll: (sides: number) => number) => {
	const steps = await stepsNow(plan);
	return steps[roll(steps.length)]!;
};

const acts: Record<string, Act> = {
	sign: async (plan, now, roll) =>
		signs(db, await anyStep(plan, roll), { occasion: occasionAt(now) }),
	two_at_once: async (plan, now) => {
		const steps = await stepsNow(plan);
		return Promise.all(
			[...steps, ...steps].map((step) => signs(db, step, { occasion: occasionAt(now) }))
		);
	},
	refuse: async (plan, now, roll) => {
		const { id } = await anyStep(plan, roll);
		const refusing = { stepId: id, reason: 'nie', occasion: occasionAt(now) };
		return attempt(db, (tx) => refuseStep(tx, house, refusing));
	},
	replace: ({ agreementId }, now) =>
		attempt(db, (tx) =>
			replaceRound(tx, house, { agreementId, reason: 'błąd', occasion: occasionAt(now) })
		),
	withdraw: ({ agreementId }, now) =>
		attempt(db, (tx) =>
			recallRound(tx, house, { agreementId, reason: 'później', occasion: occasionAt(now) })
		),
	expire: async ({ agreementId }, now) => {
		const round = await findOpenRound(db, agreementId);
		if (round)
			await db
				.updateTable('signingRound')
				.set({ expiresAt: now })
				.where('id', '=', round.id)
				.where('dispatchedAt', 'is not', null)
				.execute();
		return expireRounds(db, occasionAt(now));
	},
	plan: ({ agreementId }, now) => attempt(db, (tx) => beginPlan(tx, house, { agreementId, now })),
	dispatch: ({ agreementId }, now) =>
		attempt(db, (tx) => dispatchRound(tx, house, { agreementId, occasion: occasionAt(now) })),
	lose_right: ({ firmId, borisId }, now, roll) =>
		roll(4) > 0
			? Promise.resolve()
			: attempt(db, (tx) =>
					endRepresentative(tx, house, {
						organisationId: firmId,
						id: borisId,
						on: now.toISOString().slice(0, 10)
					})
				)
};

/** What must be true whatever was done, in whatever order. */
async function expectSound({ agreementId }: Plan, told: string): Promise<void> {
	const { state } = await db
		.selectFrom('agreement')
		.select('state')
		.where('id', '=', agreementId)
		.executeTakeFirstOrThrow();
	const deeds = await db
		.selectFrom('journal')
		.select(['deed', 'details'])
		.where('subjectId', '=', agreementId)
		.orderBy('id')
		.execute();
	const steps = deeds
		.filter(({ deed }) => deed === 'agreement.step')
		.map(({ details }) => details as { from: AgreementState; to: AgreementState });
	for (const { from, to } of steps)
		expect(mayFollow(from, to), `${told}: ${from} → ${to}`).toBe(true);
	const retold = rebuildState(deeds.map(({ deed, details }) => ({ deed, ...(details as object) })));
	expect(retold, told).toBe(state);
	const chain = await readChain(db, agreementId);
	expect(findFlaw(chain, sha256), told).toBeUndefined();
	const rounds = await listRounds(db, agreementId);
	const completed = rounds.filter(({ outcome }) => outcome === 'completed');
	expect(completed.length > 0, told).toBe(['signed', 'in_force'].includes(state));
	expect(completed.length, told).toBeLessThanOrEqual(1);
	for (const round of rounds) {
		const all = await listSteps(db, round.id);
		const inChain = chain.filter(
			({ kind, content }) => kind === 'signature' && content.roundId === round.id
		);
		expect(inChain.length, told).toBe(all.filter(({ isDone }) => isDone).length);
		if (round.outcome === 'completed')
			expect(
				all.every(({ isDone }) => isDone),
				told
			).toBe(true);
	}
	expect(rounds.filter(({ endedAt }) => endedAt === null).length, told).toBeLessThanOrEqual(1);
	const isOut = rounds.some(({ endedAt, dispatchedAt }) => dispatchedAt && !endedAt);
	expect(isOut, told).toBe(state === 'signing');
}

test('no order of acts leaves the life of an agreement', async () => {
	const names = Object.keys(acts);
	const seen = new Set<string>();
	for (let seed = 1; seed <= 25; seed++) {
		const roll = dice(seed);
		const plan = await aPlan(db);
		const done: string[] = [];
		for (let turn = 0; turn < 14; turn++) {
			const name = roll(3) === 0 ? 'dispatch' : names[roll(names.length)]!;
			done.push(name);
			const now = new Date(signingDay.getTime() + turn * 3_600_000);
			await acts[name]!(plan, now, roll);
			await expectSound(plan, `${seed}: ${done.join(', ')}`);
		}
		for (const { outcome } of await listRounds(db, plan.agreementId)) seen.add(String(outcome));
	}
	expect([...seen].toSorted()).toEqual(
		['completed', 'expired', 'recalled', 'refused', 'replaced', 'null'].toSorted()
	);
});
