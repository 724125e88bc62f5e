import type { Actor } from '#platform/actor.ts';
import { dayOf } from '#platform/calendar-day.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { longestNeed, sectorsOf, sentenceOf, type NeedDraft, type NeedSource } from './need.ts';

nameViolations({
	need_said_once: 'need_said_already',
	need_cluster_id_fkey: 'need_of_no_member'
});

export type NewNeed = NeedDraft & {
	clusterId: string;
	/** The member that lacks it; none where the team heard it without a name. */
	organisationId: string | null;
	sourceKind: NeedSource;
	/** The survey or the event it came from. */
	sourceId?: string | null;
};

/**
 * A need of a member of the cluster, heard by whatever way. The same sentence of the same member is
 * refused with the id of the one that stands: `{ needId }`.
 */
export async function raiseNeed(
	tx: Transaction,
	actor: Actor,
	need: NewNeed,
	now: Date,
	{ id = newId(), isDemo = false }: { id?: string; isDemo?: boolean } = {}
): Promise<Outcome<string>> {
	const { clusterId, organisationId, sourceKind, sourceId = null } = need;
	if (organisationId && !(await isMember(tx, { organisationId, clusterId }, now)))
		return refuse('need_of_no_member');
	const known = await findSame(tx, need);
	if (known) return refuse('need_said_already', { needId: known });
	const said = columnsOf(need);
	if (!said.sentence) return refuse('need_text_missing');
	if (said.text.length > longestNeed) return refuse('text_too_long');
	await tx
		.insertInto('need')
		.values({
			...{ id, clusterId, organisationId, sourceKind, sourceId, isDemo, ...said },
			...{ raisedAt: now, raisedById: actor.personId }
		})
		.execute();
	await note(tx, actor, { deed: 'need.raised', id, clusterId, organisationId, sourceKind });
	return accept(id);
}

const columnsOf = ({ locale, text, kind, chainStep, activity, showsName }: NeedDraft) => ({
	...{ locale, kind, chainStep, activity, showsName, text: text.trim() },
	...{ sectors: sectorsOf({ activity, chainStep }), sentence: sentenceOf(text) }
});

/** Members and partners say what they lack. */
async function isMember(
	db: Database,
	{ organisationId, clusterId }: { organisationId: string; clusterId: string },
	now: Date
): Promise<boolean> {
	const today = dayOf(now);
	const row = await db
		.selectFrom('membership')
		.select('id')
		.where('organisationId', '=', organisationId)
		.where('clusterId', '=', clusterId)
		.where('validFrom', '<=', today)
		.where((or) => or.or([or('validUntil', 'is', null), or('validUntil', '>', today)]))
		.executeTakeFirst();
	return row !== undefined;
}

type Saying = { clusterId: string; organisationId: string | null; text: string };

async function findSame(db: Database, { clusterId, organisationId, text }: Saying, but?: string) {
	const row = await db
		.selectFrom('need')
		.select('id')
		.where('clusterId', '=', clusterId)
		.where('organisationId', organisationId ? '=' : 'is', organisationId)
		.where('sentence', '=', sentenceOf(text))
		.where('withdrawnAt', 'is', null)
		.$if(but !== undefined, (query) => query.where('id', '!=', but ?? ''))
		.executeTakeFirst();
	return row?.id;
}

export const lockNeed = (tx: Transaction, id: string) =>
	tx.selectFrom('need').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** Said better, as long as nobody has answered. */
export async function changeNeed(
	tx: Transaction,
	actor: Actor,
	{ id, edition, draft }: { id: string; edition: number; draft: NeedDraft }
): Promise<Outcome> {
	const held = await lockNeed(tx, id);
	if (!held || held.withdrawnAt) return refuse('need_gone');
	if (held.edition !== edition) return refuse('changed_meanwhile', { edition: held.edition });
	if (await isAnswered(tx, id)) return refuse('need_answered_already');
	const { clusterId, organisationId } = held;
	const known = await findSame(tx, { clusterId, organisationId, text: draft.text }, id);
	if (known) return refuse('need_said_already', { needId: known });
	const said = columnsOf(draft);
	if (!said.sentence) return refuse('need_text_missing');
	if (said.text.length > longestNeed) return refuse('text_too_long');
	await tx
		.updateTable('need')
		.set({ ...said, edition: edition + 1 })
		.where('id', '=', id)
		.execute();
	await note(tx, actor, { deed: 'need.changed', id, clusterId, organisationId });
	return accept();
}

export async function isAnswered(db: Database, needId: string): Promise<boolean> {
	const row = await db
		.selectFrom('needAnswer')
		.select('id')
		.where('needId', '=', needId)
		.executeTakeFirst();
	return row !== undefined;
}

/** Taken back by its member or the team: out of every list and count, until it is said again. */
export async function withdrawNeed(
	tx: Transaction,
	actor: Actor,
	id: string,
	now: Date
): Promise<Outcome> {
	const held = await lockNeed(tx, id);
	if (!held) return refuse('need_gone');
	if (held.withdrawnAt) return accept();
	await tx.updateTable('need').set({ withdrawnAt: now }).where('id', '=', id).execute();
	const { clusterId, organisationId } = held;
	await note(tx, actor, { deed: 'need.withdrawn', id, clusterId, organisationId });
	return accept();
}

/** The withdrawal undone. */
export async function standByNeed(tx: Transaction, actor: Actor, id: string): Promise<Outcome> {
	const held = await lockNeed(tx, id);
	if (!held) return refuse('need_gone');
	if (!held.withdrawnAt) return accept();
	const known = await findSame(tx, held);
	if (known) return refuse('need_said_already', { needId: known });
	await tx.updateTable('need').set({ withdrawnAt: null }).where('id', '=', id).execute();
	const { clusterId, organisationId } = held;
	await note(tx, actor, { deed: 'need.stood_by', id, clusterId, organisationId });
	return accept();
}

type Noted = {
	deed: 'need.raised' | 'need.changed' | 'need.withdrawn' | 'need.stood_by';
	id: string;
	clusterId: string;
	organisationId: string | null;
	sourceKind?: NeedSource;
};

/** The sentence itself stays out of the journal: what nobody wants kept can be taken away. */
const note = (tx: Transaction, actor: Actor, { deed, id, ...details }: Noted) =>
	record(tx, actor, { deed, subject: { kind: 'need', id }, details });
