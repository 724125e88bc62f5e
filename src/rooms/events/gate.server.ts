import { attempt } from '#platform/database/attempt.ts';
import type { Database } from '#platform/database/database.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { Occasion } from './occasion.ts';
import { register, registerAll } from './registration.server.ts';
import type { Registered, Sent } from './submission.ts';

type Pending = Sent & {
	occasion: Occasion;
	done: (outcome: Outcome<Registered>) => void;
	failed: (failure: unknown) => void;
};

/** So many forms go into one transaction. */
const most = 50;

/** Who waits before the gate of each event, in this process. */
const gates = new Map<string, Pending[]>();

/**
 * Registers a party; while one transaction of an event is under way those who come meanwhile gather,
 * and the next takes them all at once. A rush costs so many transactions as fit one after the other,
 * not one for each person, and nobody holds a connection while waiting.
 */
export function passGate(
	db: Database,
	sent: Sent,
	occasion: Occasion
): Promise<Outcome<Registered>> {
	const { eventId } = sent.submission;
	return new Promise((done, failed) => {
		const pending = { ...sent, occasion, done, failed };
		const waiting = gates.get(eventId);
		if (waiting) return void waiting.push(pending);
		gates.set(eventId, [pending]);
		void work(db, eventId);
	});
}

async function work(db: Database, eventId: string): Promise<void> {
	const waiting = gates.get(eventId) ?? [];
	while (waiting.length > 0) await admit(db, eventId, waiting.splice(0, most));
	gates.delete(eventId);
}

async function admit(db: Database, eventId: string, group: readonly Pending[]): Promise<void> {
	const [first] = group;
	if (!first) return;
	try {
		const all = await attempt(db, async (tx) =>
			accept(await registerAll(tx, eventId, group, first.occasion))
		);
		if (!all.ok) return await admitOneByOne(db, group);
		for (const [at, { done }] of group.entries()) done(all.value[at] ?? refuse('event_gone'));
	} catch (failure) {
		for (const { failed } of group) failed(failure);
	}
}

/** Where another process took somebody of a group meanwhile, the others come through by themselves. */
async function admitOneByOne(db: Database, group: readonly Pending[]): Promise<void> {
	for (const { actor, submission, occasion, done } of group)
		done(await attempt(db, (tx) => register(tx, actor, submission, occasion)));
}
