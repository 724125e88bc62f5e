import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { takeBackChange } from './changing.server.ts';
import { readEntryDraft } from './entry-reading.server.ts';
import { nextCheck, validUntil } from './entry-life.ts';
import { lockEntry, type HeldEntry } from './entry-lock.server.ts';
import { listEntryProblems } from './entry-problems.ts';
import { takeStep, type Step } from './entry-step.server.ts';
import type { EntryState } from './entry.ts';
import { countSilentParties } from './parties.server.ts';
import { readMarketplace } from './settings.server.ts';
import { listOwnTwins } from './twins.server.ts';

type Deed = { id: string; comment?: string };

/**
 * Its owner sends it in; where nobody checks, it is shown at once. What the owner already has in sight
 * is not sent in a second time, unless they say that it is another.
 */
export async function sendIn(
	tx: Transaction,
	actor: Actor,
	{ id, comment = '', isAnother = false }: Deed & { isAnother?: boolean },
	now: Date
): Promise<Outcome<EntryState>> {
	const held = await lockEntry(tx, id);
	if (!held) return refuse('entry_gone');
	if (held.state !== 'draft' && held.state !== 'returned')
		return isSentIn(held.state) ? accept(held.state) : refuse('entry_step_not_open');
	const hindered = await findHindrance(tx, held, now);
	if (hindered) return hindered;
	if (!isAnother) {
		const [twin] = await listOwnTwins(tx, held);
		if (twin) return refuse('entry_twice', { field: 'another' });
	}
	return advance(tx, actor, { held, comment }, now);
}

/** A second click finds it on its way: only the cluster takes it further. */
const isSentIn = (state: EntryState): boolean =>
	['submitted', 'checked', 'published'].includes(state);

/** Somebody of the cluster finds it good; where two are wanted, the second is another. */
export async function passEntry(
	tx: Transaction,
	actor: Actor,
	{ id, comment = '' }: Deed,
	now: Date
): Promise<Outcome<EntryState>> {
	const held = await lockEntry(tx, id);
	if (!held) return refuse('entry_gone');
	if (held.state !== 'submitted' && held.state !== 'checked') return refuse('entry_step_not_open');
	if (held.state === 'checked' && (await findChecker(tx, id)) === actor.personId)
		return refuse('second_check_by_another');
	const hindered = await findHindrance(tx, held, now);
	if (hindered) return hindered;
	return advance(tx, actor, { held, comment }, now);
}

async function advance(
	tx: Transaction,
	actor: Actor,
	{ held, comment }: { held: HeldEntry; comment: string },
	now: Date
): Promise<Outcome<EntryState>> {
	const { checks, validMonths } = await readMarketplace(tx, held.clusterId);
	const kind = nextCheck(held.state, checks);
	if (kind !== 'published') return takeStep(tx, actor, held, { kind, comment }, now);
	const until = validUntil(dayOf(now), held.validUntil, validMonths);
	const set = { validUntil: until, publishedAt: held.publishedAt ?? now };
	return takeStep(tx, actor, held, { kind, comment, set }, now);
}

async function findHindrance(tx: Transaction, held: HeldEntry, now: Date) {
	const problems = listEntryProblems(await readEntryDraft(tx, held.id), dayOf(now));
	const [first] = problems;
	if (first) return refuse(first.reason, { field: first.name, problems });
	const silent = await countSilentParties(tx, held.id);
	return silent > 0 ? refuse('parties_silent', { silent }) : undefined;
}

/** Who passed it first, since it was last sent in. */
async function findChecker(db: Database, entryId: string): Promise<string | null> {
	const row = await db
		.selectFrom('entryStep')
		.select('byId')
		.where('entryId', '=', entryId)
		.where('kind', '=', 'checked')
		.orderBy('at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row?.byId ?? null;
}

type Kind = 'returned' | 'removed' | 'appealed' | 'restored' | 'upheld';

/** What is said to another needs words: why it comes back, why it goes, why it should stay. */
export async function stepWithWords(
	tx: Transaction,
	actor: Actor,
	{
		id,
		kind,
		comment,
		reason = null
	}: { id: string; kind: Kind; comment: string; reason?: string | null },
	now: Date
): Promise<Outcome<EntryState>> {
	if (!comment.trim()) return refuse('comment_missing');
	const held = await lockEntry(tx, id);
	if (!held) return refuse('entry_gone');
	if (kind === 'appealed' && (await hasAppealed(tx, id))) return refuse('appealed_already');
	if (kind === 'restored' || kind === 'upheld') {
		if (!(await hasAppealed(tx, id))) return refuse('no_appeal');
	}
	return takeStep(tx, actor, held, { kind, comment: comment.trim(), reason }, now);
}

/** Whether an appeal waits for its answer, or had one. */
async function hasAppealed(db: Database, entryId: string): Promise<boolean> {
	const last = await db
		.selectFrom('entryStep')
		.select('kind')
		.where('entryId', '=', entryId)
		.where('kind', 'in', ['removed', 'appealed', 'upheld'])
		.orderBy('at', 'desc')
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();
	return last?.kind === 'appealed' || last?.kind === 'upheld';
}

/** What its owner does alone: take it back to the desk, keep it up, close it with what came of it. */
export async function stepAsOwner(
	tx: Transaction,
	actor: Actor,
	{
		id,
		kind,
		comment = '',
		details = {}
	}: Deed & { kind: 'withdrawn' | 'renewed' | 'closed'; details?: Record<string, unknown> },
	now: Date
): Promise<Outcome<EntryState>> {
	const held = await lockEntry(tx, id);
	if (!held) return refuse('entry_gone');
	const step: Step = { kind, comment, details };
	if (kind === 'renewed') {
		const { validMonths } = await readMarketplace(tx, held.clusterId);
		step.set = { validUntil: validUntil(dayOf(now), null, validMonths) };
		// The link in the letter may be followed twice.
		if (held.state === 'published' && held.validUntil === step.set.validUntil)
			return accept(held.state);
	}
	if (kind === 'withdrawn') await takeBackChange(tx, held, now);
	return takeStep(tx, actor, held, step, now);
}
