import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { isOpenToChange } from './entry-life.ts';
import { lockEntry } from './entry-lock.server.ts';
import type { PartyRole } from './entry.ts';

nameViolations({ entry_party_once: 'party_named_twice' });

type Invited = { entryId: string; organisationId: string; role: PartyRole; share: string };

/** Asks an organisation to stand behind a joint entry; it does so only by its own word. */
export async function inviteParty(
	tx: Transaction,
	actor: Actor,
	{ entryId, organisationId, role, share }: Invited,
	now: Date
): Promise<Outcome<string>> {
	const held = await lockEntry(tx, entryId);
	if (!held) return refuse('entry_gone');
	if (!isOpenToChange(held.state) || held.state === 'published') return refuse('entry_not_open');
	if (held.organisationId === organisationId) return refuse('party_is_owner');
	const id = newId();
	const row = { id, entryId, organisationId, role, share, invitedAt: now };
	await tx.insertInto('entryParty').values(row).execute();
	await note(tx, actor, entryId, { deed: 'entry.party_invited', organisationId });
	return accept(id);
}

type Answer = { entryId: string; organisationId: string; edition: number; agrees: boolean };

/** A yes is given to the words as they stand; when they change, it is asked for again. */
export async function answerAsParty(
	tx: Transaction,
	actor: Actor,
	{ entryId, organisationId, edition, agrees }: Answer,
	now: Date
): Promise<Outcome> {
	const held = await lockEntry(tx, entryId);
	if (!held) return refuse('entry_gone');
	if (held.edition !== edition) return refuse('entry_changed_meanwhile');
	const given = agrees
		? { agreedAt: now, agreedById: actor.personId, editionAgreed: edition }
		: { agreedAt: null, agreedById: null, editionAgreed: null };
	const refusedBy = agrees
		? { declinedAt: null, declinedById: null }
		: { declinedAt: now, declinedById: actor.personId };
	const { numUpdatedRows } = await tx
		.updateTable('entryParty')
		.set({ ...given, ...refusedBy })
		.where('entryId', '=', entryId)
		.where('organisationId', '=', organisationId)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) return refuse('party_gone');
	const deed = agrees ? 'entry.party_agreed' : 'entry.party_declined';
	await note(tx, actor, entryId, { deed, organisationId });
	return accept();
}

export async function removeParty(
	tx: Transaction,
	actor: Actor,
	{ entryId, organisationId }: { entryId: string; organisationId: string }
): Promise<Outcome> {
	const held = await lockEntry(tx, entryId);
	if (!held) return refuse('entry_gone');
	if (!isOpenToChange(held.state) || held.state === 'published') return refuse('entry_not_open');
	await tx
		.deleteFrom('entryParty')
		.where('entryId', '=', entryId)
		.where('organisationId', '=', organisationId)
		.execute();
	await note(tx, actor, entryId, { deed: 'entry.party_removed', organisationId });
	return accept();
}

/** How many had agreed to words that are now to change. */
export async function forgetAgreements(tx: Transaction, entryId: string): Promise<number> {
	const { numUpdatedRows } = await tx
		.updateTable('entryParty')
		.set({ agreedAt: null, agreedById: null, editionAgreed: null })
		.where('entryId', '=', entryId)
		.where('agreedAt', 'is not', null)
		.executeTakeFirst();
	return Number(numUpdatedRows);
}

/** Those whose yes is still wanted before a joint entry may be shown. */
export async function countSilentParties(db: Database, entryId: string): Promise<number> {
	const { count } = await db
		.selectFrom('entryParty')
		.select(sql<number>`count(*)`.as('count'))
		.where('entryId', '=', entryId)
		.where('agreedAt', 'is', null)
		.executeTakeFirstOrThrow();
	return count;
}

export const listParties = (db: Database, entryId: string) =>
	db
		.selectFrom('entryParty')
		.selectAll()
		.where('entryId', '=', entryId)
		.orderBy('position')
		.orderBy('invitedAt')
		.orderBy('id')
		.execute();

type Noted = {
	deed: `entry.party_${'invited' | 'agreed' | 'declined' | 'removed'}`;
	organisationId: string;
};

const note = (tx: Transaction, actor: Actor, id: string, { deed, organisationId }: Noted) =>
	record(tx, actor, {
		deed,
		subject: { kind: 'marketplace_entry', id },
		details: { organisationId }
	});
