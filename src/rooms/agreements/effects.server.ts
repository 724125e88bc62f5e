import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { accept, type Outcome } from '#platform/outcome.ts';
import { isBinding } from './agreement-life.ts';
import type { AgreementState, Relation } from './agreement.ts';
import { terminate } from './ending.server.ts';
import { admitJoiner } from './joining.server.ts';
import { listPredecessors } from './lineage.server.ts';
import { listParties } from './parties.server.ts';
import { beginTerm, latestTerm } from './term.server.ts';
import { dayOf, daysAfter } from './term.ts';

type Effect = {
	successorId: string;
	predecessorId: string;
	/** The last day of the annex, where it moves the end. */
	endsOn: string | null;
	now: Date;
};

/** What one agreement does to those it comes from once it is in force itself. */
export async function takeEffect(
	tx: Transaction,
	actor: Actor,
	{ agreementId, endsOn, now }: { agreementId: string; endsOn: string | null; now: Date }
): Promise<Outcome> {
	for (const { predecessorId, relation, state } of await listPredecessors(tx, agreementId)) {
		if (!isBinding(state satisfies AgreementState)) continue;
		const act = acts[relation];
		const done = await act?.(tx, actor, { successorId: agreementId, predecessorId, endsOn, now });
		if (done && !done.ok) return done;
	}
	return accept();
}

const acts: Partial<
	Record<Relation, (tx: Transaction, actor: Actor, effect: Effect) => Promise<Outcome>>
> = { replaces: replace, amends: amend, accedes: accede };

/** The former ends the day before the new one takes its place. */
async function replace(tx: Transaction, actor: Actor, { predecessorId, now }: Effect) {
	const endsOn = daysAfter(dayOf(now), -1);
	const termination = { givenOn: endsOn, endsOn, cause: 'replaced' as const, reason: '' };
	const ended = await terminate(tx, actor, { agreementId: predecessorId, termination, now });
	return !ended.ok && ended.reason === 'termination_already' ? accept() : ended;
}

/** An annex that names a later end carries the term of what it amends up to there. */
async function amend(
	tx: Transaction,
	actor: Actor,
	{ successorId, predecessorId, endsOn, now }: Effect
): Promise<Outcome> {
	const last = await latestTerm(tx, predecessorId);
	const until = endsOn && daysAfter(endsOn, 1);
	if (!last?.validUntil || !until || until <= last.validUntil) return accept();
	await beginTerm(tx, actor, {
		agreementId: predecessorId,
		term: { validFrom: last.validUntil, validUntil: until },
		...{ cause: 'amended', causeId: successorId, now }
	});
	return accept();
}

async function accede(
	tx: Transaction,
	actor: Actor,
	{ successorId, predecessorId, now }: Effect
): Promise<Outcome> {
	const inside = await listParties(tx, predecessorId);
	const names = new Set(inside.map(({ clusterId, organisationId }) => clusterId ?? organisationId));
	for (const party of await listParties(tx, successorId)) {
		if (names.has(party.clusterId ?? party.organisationId)) continue;
		const joined = await admitJoiner(tx, actor, {
			...{ agreementId: predecessorId, party, declarationId: successorId },
			...{ joinedOn: dayOf(now), now }
		});
		if (!joined.ok) return joined;
	}
	return accept();
}
