import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { lockEntry } from '#rooms/marketplace/entry-lock.server.ts';
import { tidy } from '#rooms/marketplace/entry-text.ts';
import type { ContactSide, InterestState, InterestStepKind, Side } from './interest.ts';
import { isOpen, mayTake, stateAfter } from './interest-life.ts';

nameViolations({ interest_open_once: 'interest_expressed_already' });

export type Expressed = {
	entryId: string;
	organisationId: string;
	message: string;
	locale: Locale;
};

const longestMessage = 4000;

/** A short word to the owner of a published entry, straight or through the cluster, as the owner chose. */
export async function expressInterest(
	tx: Transaction,
	actor: Actor,
	{ entryId, organisationId, message, locale }: Expressed,
	now: Date,
	{ id = newId(), isDemo = false }: { id?: string; isDemo?: boolean } = {}
): Promise<Outcome<string>> {
	const entry = await lockEntry(tx, entryId);
	if (!entry || entry.state !== 'published') return refuse('entry_gone');
	if (entry.organisationId === organisationId) return refuse('interest_own_entry');
	const text = tidy(message);
	if (!text) return refuse('message_missing');
	if (text.length > longestMessage) return refuse('text_too_long', { most: longestMessage });
	const way = entry.contactWay === 'broker' && entry.clusterId ? 'broker' : 'direct';
	await tx
		.insertInto('interest')
		.values({
			...{ id, entryId, organisationId, way, locale, isDemo, message: text },
			...{ personId: actor.personId, expressedAt: now, changedAt: now }
		})
		.execute();
	await note(tx, actor, { id, kind: 'received', comment: '' }, now);
	return accept(id);
}

export const lockInterest = (tx: Transaction, id: string) =>
	tx.selectFrom('interest').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

type Step = { id: string; side: Side; kind: InterestStepKind; comment?: string };

/** The one door between the states of an interest. */
export async function takeStep(
	tx: Transaction,
	actor: Actor,
	{ id, side, kind, comment = '' }: Step,
	now: Date
): Promise<Outcome<InterestState>> {
	const held = await lockInterest(tx, id);
	if (!held) return refuse('interest_gone');
	if (!mayTake(kind, { ...held, side })) return refuse('interest_step_not_open');
	const words = tidy(comment);
	if (kind === 'declined' && !words) return refuse('comment_missing');
	const state = stateAfter(kind, held.state);
	await tx
		.updateTable('interest')
		.set({ state, edition: held.edition + 1, changedAt: now })
		.where('id', '=', id)
		.execute();
	await note(tx, actor, { id, kind, comment: words }, now);
	return accept(state);
}

async function note(
	tx: Transaction,
	actor: Actor,
	{ id, kind, comment }: { id: string; kind: InterestStepKind; comment: string },
	now: Date
): Promise<void> {
	await tx
		.insertInto('interestStep')
		.values({ id: newId(), interestId: id, kind, at: now, byId: actor.personId, comment })
		.execute();
	await record(tx, actor, {
		deed: `interest.${kind}`,
		subject: { kind: 'interest', id },
		details: comment ? { comment } : {}
	});
}

type Said = { id: string; side: Side; text: string; locale: Locale; messageId?: string };

/** Adds to the conversation; the same form sent twice says it once. */
export async function writeMessage(
	tx: Transaction,
	actor: Actor,
	{ id, side, text, locale, messageId = newId() }: Said,
	now: Date
): Promise<Outcome<string>> {
	const held = await lockInterest(tx, id);
	if (!held) return refuse('interest_gone');
	if (!isOpen(held.state)) return refuse('interest_step_not_open');
	const words = tidy(text);
	if (!words) return refuse('message_missing');
	if (words.length > 2 * longestMessage)
		return refuse('text_too_long', { most: 2 * longestMessage });
	await tx
		.insertInto('interestMessage')
		.values({
			...{ id: messageId, interestId: id, side, text: words, locale },
			...{ personId: actor.personId, writtenAt: now }
		})
		.onConflict((conflict) => conflict.column('id').doNothing())
		.execute();
	await tx.updateTable('interest').set({ changedAt: now }).where('id', '=', id).execute();
	return accept(messageId);
}

type Given = { id: string; side: ContactSide; name: string; email: string; phone: string | null };

/** A side gives its contact by its own deed; when both have, the contacts are released. */
export async function releaseContact(
	tx: Transaction,
	actor: Actor,
	{ id, side, name, email, phone }: Given,
	now: Date
): Promise<Outcome<InterestState>> {
	const held = await lockInterest(tx, id);
	if (!held) return refuse('interest_gone');
	if (!['accepted', 'released', 'negotiating'].includes(held.state))
		return refuse('interest_step_not_open');
	if (!name.trim() || !/^\S+@\S+\.\S+$/.test(email)) return refuse('contact_incomplete');
	const given = { personId: actor.personId, name: name.trim(), email, phone, releasedAt: now };
	await tx
		.insertInto('contactRelease')
		.values({ id: newId(), interestId: id, side, ...given })
		.onConflict((conflict) =>
			conflict.constraint('contact_released_once').doUpdateSet({ ...given, withdrawnAt: null })
		)
		.execute();
	const both = await countReleased(tx, id);
	if (both < 2 || held.state !== 'accepted') return accept(held.state);
	return takeStep(tx, actor, { id, side, kind: 'released' }, now);
}

async function countReleased(tx: Transaction, interestId: string): Promise<number> {
	const { count } = await tx
		.selectFrom('contactRelease')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('interestId', '=', interestId)
		.where('withdrawnAt', 'is', null)
		.executeTakeFirstOrThrow();
	return count;
}
