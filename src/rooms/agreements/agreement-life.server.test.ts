import { expect, test } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import type { Transaction } from '#platform/database/database.ts';
import type { Outcome } from '#platform/outcome.ts';
import { mayFollow, rebuildState } from './agreement-life.ts';
import { takeStep } from './agreement-life.server.ts';
import type { AgreementState } from './agreement.ts';
import { giveApproval } from './approval.server.ts';
import { findFlaw } from './chain.ts';
import { readChain, sha256 } from './chain.server.ts';
import { addClause, removeClause, saveClause } from './clause-edit.server.ts';
import { terminate, withdrawParty } from './ending.server.ts';
import { changeFacts } from './facts.server.ts';
import { bringIntoForce } from './force.server.ts';
import { remark } from './negotiation.server.ts';
import { renew } from './renewal.server.ts';
import { abandon, askForApproval, resume, sendToParties } from './stages.server.ts';
import { agreementDay, anAgreement } from './testing.ts';
import { turnTerm } from './turning.server.ts';
import { currentVersion, freezeVersion, listClauseRows } from './version.server.ts';

const db = await testDatabase();

type Made = Awaited<ReturnType<typeof anAgreement>>;
type Act = (tx: Transaction, made: Made, now: Date) => Promise<Outcome<unknown>>;

const day = (now: Date, after = 0) =>
	new Date(now.getTime() + after * 86_400_000).toISOString().slice(0, 10);

async function keyOf(tx: Transaction, { id }: Made): Promise<string> {
	const version = await currentVersion(tx, id);
	return (await listClauseRows(tx, version!.id))[0]?.key ?? '';
}

const texts = { pl: { heading: 'Nowa', body: 'Treść.' }, bg: { heading: 'Нова', body: 'Текст.' } };

const acts: Record<string, Act> = {
	send: (tx, { id }, now) => sendToParties(tx, house, { agreementId: id, now }),
	ask: (tx, { id }, now) => askForApproval(tx, house, { agreementId: id, now }),
	freeze: (tx, { id }, now) => freezeVersion(tx, house, { agreementId: id, now }),
	remark: (tx, { id }, now) =>
		remark(
			tx,
			house,
			{
				...{ agreementId: id, clauseKey: null, answersId: null, partyId: null },
				...{ locale: 'pl', text: 'Uwaga' }
			},
			now
		),
	add: (tx, { id }, now) => {
		const clause = { texts, isCompared: true };
		return addClause(tx, house, { agreementId: id, now, clause, afterKey: null });
	},
	edit: async (tx, made, now) => {
		const key = await keyOf(tx, made);
		const change = { key, base: 'stale', texts, areCompared: true };
		return saveClause(tx, house, { agreementId: made.id, now, ...change });
	},
	strike: async (tx, made, now) =>
		removeClause(tx, house, { agreementId: made.id, now, key: await keyOf(tx, made) }),
	facts: (tx, { id }, now) =>
		changeFacts(tx, house, {
			...{ agreementId: id, edition: 1, now },
			change: {
				...{ titles: { pl: 'T', bg: 'Т' }, summaries: {}, areas: [], reference: '' },
				...{ bindingLocale: null, amountCents: null, currency: null, startsOn: null },
				...{ endsOn: '2027-06-30', noticeMonths: 1, renewal: 'automatic', renewalMonths: 6 }
			}
		}),
	approve: async (tx, { id, parties }, now) => {
		const party = parties[now.getTime() % 2]!;
		const outcome = now.getTime() % 3 ? ('approved' as const) : ('declined' as const);
		const approval = {
			...{ partyId: party.id, outcome, organName: 'Rada', resolutionReference: '1/2026' },
			...{ resolutionId: null, resolvedOn: day(now), reason: 'Tak' }
		};
		return giveApproval(tx, house, { agreementId: id, approval, now });
	},
	sign: (tx, { id }, now) => takeStep(tx, house, { agreementId: id, to: 'signing', now }),
	recall: (tx, { id }, now) => takeStep(tx, house, { agreementId: id, to: 'negotiation', now }),
	force: (tx, { id }, now) => bringIntoForce(tx, house, { agreementId: id, now }),
	abandon: (tx, { id }, now) => abandon(tx, house, { agreementId: id, now, note: '' }),
	resume: (tx, { id }, now) => resume(tx, house, { agreementId: id, now }),
	terminate: (tx, { id }, now) => {
		const termination = { givenOn: day(now), endsOn: day(now, 100), cause: 'notice', reason: '' };
		return terminate(tx, house, {
			agreementId: id,
			termination: { ...termination, cause: 'notice' },
			now
		});
	},
	withdraw: (tx, { id, parties }, now) => {
		const [party] = parties;
		const withdrawal = { partyId: party!.id, givenOn: day(now), endsOn: day(now, 100) };
		return withdrawParty(tx, house, {
			...{ agreementId: id, withdrawal: { ...withdrawal, reason: '', fileId: null }, now }
		});
	},
	renew: (tx, { id }, now) => renew(tx, house, { agreementId: id, now }),
	turn: (tx, { id }, now) => turnTerm(tx, id, now)
};

/** Dice of one seed, so that a failing run can be thrown again. */
function dice(seed: number) {
	let state = seed;
	return (sides: number): number => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return Math.floor((state / 2_147_483_648) * sides);
	};
}

test.each(Array.from({ length: 12 }, (_, seed) => seed + 1))(
	'no order of acts leaves the life, and the journal alone tells the state (throw %i)',
	async (seed) => {
		const made = await anAgreement(db);
		const throwing = dice(seed * 7919);
		const names = Object.keys(acts);
		const forward = ['send', 'ask', 'approve', 'sign', 'force', 'turn', 'terminate', 'turn'];
		let now = agreementDay;
		let state: AgreementState = 'draft';
		for (let turn = 0; turn < 60; turn++) {
			now = new Date(now.getTime() + throwing(30) * 86_400_000 + throwing(1000));
			const name = throwing(3) ? names[throwing(names.length)]! : forward[turn % 8]!;
			const done = await attempt(db, (tx) => acts[name]!(tx, made, now));
			const next = await stateOf(made.id);
			expect(done.ok || next === state, `${name} refused and yet moved`).toBe(true);
			expect(next === state || isReachable(state, next), `${name}: ${state} to ${next}`).toBe(true);
			state = next;
		}
		expect(rebuildState(await deedsOf(made.id))).toBe(state);
		expect(findFlaw(await readChain(db, made.id), sha256)).toBeUndefined();
	}
);

/** One act may take two steps, as signing on the day the term begins. */
const isReachable = (from: AgreementState, to: AgreementState): boolean =>
	mayFollow(from, to) ||
	(['signed', 'draft', 'negotiation'] as const).some(
		(between) => mayFollow(from, between) && mayFollow(between, to)
	);

async function stateOf(id: string): Promise<AgreementState> {
	const row = await db
		.selectFrom('agreement')
		.select('state')
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return row.state;
}

async function deedsOf(id: string) {
	const rows = await db
		.selectFrom('journal')
		.select(['deed', 'details'])
		.where('subjectId', '=', id)
		.orderBy('id')
		.execute();
	return rows.map(({ deed, details }) => ({ deed, to: (details as { to?: unknown }).to }));
}
