import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { lockEvent } from './event-lock.server.ts';
import type { Admission, Texts } from './event.ts';
import type { Occasion } from './occasion.ts';
import { offerFreeSeats } from './offering.server.ts';

export type TypeDraft = { names: Texts; admission: Admission | null };

/** As what one may take part, in the organiser's order. */
export async function listTypes(
	db: Database,
	eventId: string,
	{ withRetired = false }: { withRetired?: boolean } = {}
) {
	let query = db.selectFrom('participantType').selectAll().where('eventId', '=', eventId);
	if (!withRetired) query = query.where('retiredAt', 'is', null);
	return query.orderBy('position').orderBy('id').execute();
}

export async function listQuotas(db: Database, eventId: string) {
	const quotas = await db
		.selectFrom('eventQuota')
		.selectAll()
		.where('eventId', '=', eventId)
		.orderBy('id')
		.execute();
	const shared = quotas.length
		? await db
				.selectFrom('eventQuotaType')
				.selectAll()
				.where(
					'quotaId',
					'in',
					quotas.map(({ id }) => id)
				)
				.execute()
		: [];
	return quotas.map(({ id, seats }) => ({
		id,
		seats,
		typeIds: shared
			.filter(({ quotaId }) => quotaId === id)
			.map(({ participantTypeId }) => participantTypeId)
	}));
}

export async function addType(
	tx: Transaction,
	actor: Actor,
	{ eventId, draft }: { eventId: string; draft: TypeDraft }
): Promise<Outcome<string>> {
	if (!hasName(draft)) return refuse('label_missing');
	const types = await listTypes(tx, eventId);
	const id = newId();
	const { names, admission } = draft;
	const position = Math.max(0, ...types.map((type) => type.position)) + 1;
	await tx
		.insertInto('participantType')
		.values({ id, eventId, names: JSON.stringify(names), admission, position, retiredAt: null })
		.execute();
	await record(tx, actor, deed('type_added', eventId, { participantTypeId: id }));
	return accept(id);
}

export async function changeType(
	tx: Transaction,
	actor: Actor,
	{ eventId, id, draft }: { eventId: string; id: string; draft: TypeDraft }
): Promise<Outcome> {
	if (!hasName(draft)) return refuse('label_missing');
	const { numUpdatedRows } = await tx
		.updateTable('participantType')
		.set({ names: JSON.stringify(draft.names), admission: draft.admission })
		.where('id', '=', id)
		.where('eventId', '=', eventId)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) return refuse('type_gone');
	await record(tx, actor, deed('type_changed', eventId, { participantTypeId: id }));
	return accept();
}

/** No one new can choose it; whoever is registered as one stays so. */
export async function retireType(
	tx: Transaction,
	actor: Actor,
	{ eventId, id }: { eventId: string; id: string },
	now: Date
): Promise<Outcome> {
	const { numUpdatedRows } = await tx
		.updateTable('participantType')
		.set({ retiredAt: now })
		.where('id', '=', id)
		.where('eventId', '=', eventId)
		.where('retiredAt', 'is', null)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) return refuse('type_gone');
	await record(tx, actor, deed('type_retired', eventId, { participantTypeId: id }));
	return accept();
}

type Quota = { id: string | null; seats: number; typeIds: readonly string[] };

/** Sets how many seats some types share; more seats are offered to those who wait at once. */
export async function setQuota(
	tx: Transaction,
	actor: Actor,
	{ eventId, quota }: { eventId: string; quota: Quota },
	occasion: Occasion
): Promise<Outcome> {
	await lockEvent(tx, eventId);
	const known = new Set((await listTypes(tx, eventId, { withRetired: true })).map(({ id }) => id));
	const typeIds = quota.typeIds.filter((id) => known.has(id));
	if (typeIds.length === 0) return refuse('quota_types_missing');
	const { seats } = quota;
	const id = quota.id ?? newId();
	if (quota.id) {
		const { numUpdatedRows } = await tx
			.updateTable('eventQuota')
			.set({ seats })
			.where('id', '=', id)
			.where('eventId', '=', eventId)
			.executeTakeFirst();
		if (numUpdatedRows === 0n) return refuse('quota_gone');
	} else await tx.insertInto('eventQuota').values({ id, eventId, seats }).execute();
	await tx.deleteFrom('eventQuotaType').where('quotaId', '=', id).execute();
	await tx
		.insertInto('eventQuotaType')
		.values(typeIds.map((participantTypeId) => ({ quotaId: id, participantTypeId })))
		.execute();
	await offerFreeSeats(tx, eventId, occasion);
	await record(tx, actor, deed('quota_set', eventId, { seats }));
	return accept();
}

export async function removeQuota(
	tx: Transaction,
	actor: Actor,
	{ eventId, id }: { eventId: string; id: string },
	occasion: Occasion
): Promise<Outcome> {
	await lockEvent(tx, eventId);
	await tx.deleteFrom('eventQuota').where('id', '=', id).where('eventId', '=', eventId).execute();
	await offerFreeSeats(tx, eventId, occasion);
	await record(tx, actor, deed('quota_removed', eventId, {}));
	return accept();
}

const hasName = ({ names }: TypeDraft): boolean => Object.values(names).some((name) => name.trim());

const deed = (what: string, eventId: string, details: Record<string, unknown>) => ({
	deed: `event.${what}` as const,
	subject: { kind: 'event' as const, id: eventId },
	details
});
