import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { isBinding } from './agreement-life.ts';
import type { Relation } from './agreement.ts';
import { listStaying, terminate } from './ending.server.ts';
import { admitJoiner } from './joining.server.ts';
import { listPredecessors } from './lineage.server.ts';
import { listParties, type PartyRow } from './parties.server.ts';
import { hasBegun } from './term.ts';
import { beginTerm, latestTerm, listTerms } from './term.server.ts';
import { dayOf, daysAfter } from '#platform/calendar-day.ts';

type Effect = {
	successorId: string;
	predecessorId: string;
	/** The last day of the annex, where it moves the end. */
	endsOn: string | null;
	/** The day from which the new one counts. */
	from: string;
	now: Date;
};

type Begun = { agreementId: string; endsOn: string | null; from: string; now: Date };

/** What one agreement does to those it comes from, from the day on which it counts itself. */
export async function takeEffect(
	tx: Transaction,
	actor: Actor,
	{ agreementId: successorId, endsOn, from, now }: Begun
): Promise<Outcome> {
	for (const { predecessorId, relation, state, isPublic } of await listPredecessors(
		tx,
		successorId
	)) {
		const act = isBinding(state) ? acts[relation] : undefined;
		if (!act) continue;
		const effect = { successorId, predecessorId, endsOn, from, now };
		if (relation !== 'accedes' && !(await isAmongAll(tx, effect))) {
			await tellItStands(tx, actor, { ...effect, isPublic });
			continue;
		}
		const done = await act(tx, actor, effect);
		if (!done.ok) return done;
	}
	return accept();
}

const acts: Partial<
	Record<Relation, (tx: Transaction, actor: Actor, effect: Effect) => Promise<Outcome>>
> = { replaces: replace, amends: amend, accedes: accede };

/** What all agreed upon only all can end or change: whoever is bound is a party to the new one too. */
async function isAmongAll(tx: Transaction, { predecessorId, successorId }: Effect) {
	const [bound, staying, signing] = await Promise.all([
		listParties(tx, predecessorId),
		listStaying(tx, predecessorId),
		listParties(tx, successorId)
	]);
	const signed = new Set(signing.map(boundOf));
	return bound.every((party) => !staying.includes(party.id) || signed.has(boundOf(party)));
}

const boundOf = ({ clusterId, organisationId }: PartyRow) => clusterId ?? organisationId;

const tellItStands = (
	tx: Transaction,
	actor: Actor,
	{ predecessorId, successorId, isPublic }: Effect & { isPublic: boolean }
) =>
	record(tx, actor, {
		deed: 'agreement.stands_on',
		subject: { kind: 'agreement', id: predecessorId },
		isPublic,
		details: { successorId }
	});

/** The former ends the day before the new one takes its place. */
async function replace(tx: Transaction, actor: Actor, { predecessorId, from, now }: Effect) {
	const [first] = await listTerms(tx, predecessorId);
	if (first && from < first.validFrom && hasBegun(first, dayOf(now)))
		return refuse('forerunner_began_later', { date: first.validFrom });
	const endsOn = daysAfter(from, -1);
	const givenOn = endsOn < dayOf(now) ? endsOn : dayOf(now);
	const termination = { givenOn, endsOn, cause: 'replaced' as const, reason: '' };
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
	{ successorId, predecessorId, from: joinedOn, now }: Effect
): Promise<Outcome> {
	const inside = new Set((await listParties(tx, predecessorId)).map(boundOf));
	for (const party of await listParties(tx, successorId)) {
		if (inside.has(boundOf(party))) continue;
		const joined = await admitJoiner(tx, actor, {
			...{ agreementId: predecessorId, party, declarationId: successorId, joinedOn, now }
		});
		if (!joined.ok) return joined;
	}
	return accept();
}
