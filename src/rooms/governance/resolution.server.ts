import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Subject } from '#platform/journal/journal.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { OwnerKind } from './organ.ts';

const resolutions = (db: Database) =>
	db
		.selectFrom('resolution')
		.innerJoin('organ', 'organ.id', 'resolution.organId')
		.leftJoin('sitting', 'sitting.id', 'resolution.sittingId')
		.leftJoin('voteOpening', 'voteOpening.resolutionId', 'resolution.id')
		.leftJoin('voteClosing', 'voteClosing.resolutionId', 'resolution.id')
		.selectAll('resolution')
		.select(['ownerKind', 'ownerId', 'organ.names as organNames', 'organ.kind as organKind'])
		.select(['startsAt', 'timeZone', 'openedAt', 'closesAt', 'closedAt', 'outcome', 'count']);

export const findResolution = (db: Database, id: string) =>
	resolutions(db).where('resolution.id', '=', id).executeTakeFirst();

export const listResolutionsOfSitting = (db: Database, sittingId: string) =>
	resolutions(db)
		.where('resolution.sittingId', '=', sittingId)
		.leftJoin('agendaItem', 'agendaItem.id', 'agendaItemId')
		.orderBy('position')
		.orderBy('resolution.id')
		.execute();

/** What has been voted on, the newest first; visitors see what was adopted and is public. */
export async function listRegister(
	db: Database,
	{ ownerKind, ownerId }: { ownerKind: OwnerKind; ownerId: string },
	{ publicOnly, limit = 5000 }: { publicOnly: boolean; limit?: number }
) {
	let query = resolutions(db)
		.where('ownerKind', '=', ownerKind)
		.where('ownerId', '=', ownerId)
		.where('closedAt', 'is not', null);
	if (publicOnly) query = query.where('isPublic', '=', true).where('outcome', '=', 'adopted');
	return query.orderBy('closedAt', 'desc').orderBy('resolution.id', 'desc').limit(limit).execute();
}

type Owned = { ownerKind: OwnerKind; ownerId: string };

const adopted = (db: Database, { ownerKind, ownerId }: Owned) =>
	resolutions(db)
		.where('ownerKind', '=', ownerKind)
		.where('ownerId', '=', ownerId)
		.where('outcome', '=', 'adopted');

/** What their organs adopted, the newest first: to be chosen where it authorises something. */
export const listAdopted = (db: Database, owned: Owned) =>
	adopted(db, owned)
		.orderBy('closedAt', 'desc')
		.orderBy('resolution.id', 'desc')
		.limit(200)
		.execute();

/** One by which something may be authorised: their own, and adopted. */
export const findAdopted = (db: Database, { id, ...owned }: Owned & { id: string }) =>
	adopted(db, owned).where('resolution.id', '=', id).executeTakeFirst();

/** From what was authorised back to the resolutions that do so, the newest first. */
export const listResolutionsOf = (db: Database, subject: Subject) =>
	resolutions(db)
		.innerJoin('resolutionSubject', 'resolutionSubject.resolutionId', 'resolution.id')
		.where('subjectKind', '=', subject.kind)
		.where('subjectId', '=', subject.id)
		.orderBy('closedAt', 'desc')
		.orderBy('resolution.id', 'desc')
		.limit(100)
		.execute();

export const listSubjects = (db: Database, resolutionId: string) =>
	db
		.selectFrom('resolutionSubject')
		.selectAll()
		.where('resolutionId', '=', resolutionId)
		.orderBy('linkedAt')
		.orderBy('subjectId')
		.execute();

/** Whatever the journal knows can be authorised; linking the same twice changes nothing. */
export async function linkResolution(
	tx: Transaction,
	actor: Actor,
	{ resolutionId, subject }: { resolutionId: string; subject: Subject }
): Promise<Outcome> {
	const known = await tx
		.selectFrom('journal')
		.select('id')
		.where('subjectKind', '=', subject.kind)
		.where('subjectId', '=', subject.id)
		.executeTakeFirst();
	if (!known) return refuse('subject_unknown');
	const linked = await tx
		.insertInto('resolutionSubject')
		.values({ resolutionId, subjectKind: subject.kind, subjectId: subject.id })
		.onConflict((oc) => oc.doNothing())
		.executeTakeFirst();
	if (!linked.numInsertedOrUpdatedRows) return accept();
	await record(tx, actor, {
		deed: 'resolution.linked',
		subject: { kind: 'resolution', id: resolutionId },
		isPublic: true,
		details: { subject }
	});
	return accept();
}

export async function unlinkResolution(
	tx: Transaction,
	actor: Actor,
	{ resolutionId, subject }: { resolutionId: string; subject: { kind: string; id: string } }
): Promise<Outcome> {
	await tx
		.deleteFrom('resolutionSubject')
		.where('resolutionId', '=', resolutionId)
		.where('subjectKind', '=', subject.kind)
		.where('subjectId', '=', subject.id)
		.execute();
	await record(tx, actor, {
		deed: 'resolution.unlinked',
		subject: { kind: 'resolution', id: resolutionId },
		isPublic: true,
		details: { subject }
	});
	return accept();
}

export async function publishResolution(
	tx: Transaction,
	actor: Actor,
	{ id, isPublic }: { id: string; isPublic: boolean }
): Promise<Outcome> {
	await tx.updateTable('resolution').set({ isPublic }).where('id', '=', id).execute();
	await record(tx, actor, {
		deed: isPublic ? 'resolution.published' : 'resolution.withheld',
		subject: { kind: 'resolution', id },
		isPublic: true
	});
	return accept();
}
