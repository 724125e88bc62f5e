import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { OrganDraft } from './organ-fields.ts';
import type { Composition, OwnerKind } from './organ.ts';

nameViolations({ organ_dates_cross: 'dates_cross', organ_seat_dates_cross: 'dates_cross' });

type Owned = { ownerKind: OwnerKind; ownerId: string };

const compositionsOf: Record<OwnerKind, readonly Composition[]> = {
	cluster: ['members', 'council', 'seats'],
	alliance: ['parties', 'seats']
};

export async function establishOrgan(
	tx: Transaction,
	actor: Actor,
	owner: Owned,
	draft: OrganDraft,
	{ isDemo = false }: { isDemo?: boolean } = {}
): Promise<Outcome<string>> {
	if (!compositionsOf[owner.ownerKind].includes(draft.composition))
		return refuse('composition_wrong');
	const id = newId();
	await tx
		.insertInto('organ')
		.values({ id, ...owner, ...rowOf(draft), dissolvedOn: null, isDemo })
		.execute();
	await record(tx, actor, {
		deed: 'organ.established',
		subject: { kind: 'organ', id },
		isPublic: true,
		details: { ...owner, kind: draft.kind }
	});
	return accept(id);
}

export async function changeOrgan(
	tx: Transaction,
	actor: Actor,
	{ id, edition, draft }: { id: string; edition: number; draft: OrganDraft }
): Promise<Outcome> {
	const known = await tx
		.selectFrom('organ')
		.selectAll()
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!known) return refuse('organ_unknown');
	if (known.edition !== edition) return refuse('changed_meanwhile');
	if (!compositionsOf[known.ownerKind].includes(draft.composition))
		return refuse('composition_wrong');
	await tx
		.updateTable('organ')
		.set({ ...rowOf(draft), edition: edition + 1 })
		.where('id', '=', id)
		.execute();
	await record(tx, actor, {
		deed: 'organ.changed',
		subject: { kind: 'organ', id },
		isPublic: true,
		details: { before: { ...known }, after: { ...draft } }
	});
	return accept();
}

export async function dissolveOrgan(
	tx: Transaction,
	actor: Actor,
	{ id, on, now }: { id: string; on: string; now: Date }
): Promise<Outcome> {
	const known = await tx
		.selectFrom('organ')
		.selectAll()
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!known) return refuse('organ_unknown');
	if (known.dissolvedOn) return refuse('organ_dissolved');
	if (await hasSittingAhead(tx, id, now)) return refuse('sittings_ahead');
	await tx.updateTable('organ').set({ dissolvedOn: on }).where('id', '=', id).execute();
	await record(tx, actor, {
		deed: 'organ.dissolved',
		subject: { kind: 'organ', id },
		isPublic: true,
		details: { on }
	});
	return accept();
}

/** Convened and not yet closed, or simply still to come. */
async function hasSittingAhead(db: Database, organId: string, now: Date): Promise<boolean> {
	const ahead = await db
		.selectFrom('sitting')
		.leftJoin('sittingCallingOff', 'sittingCallingOff.sittingId', 'sitting.id')
		.leftJoin('sittingOpening', 'sittingOpening.sittingId', 'sitting.id')
		.select('sitting.id')
		.where('organId', '=', organId)
		.where('calledOffAt', 'is', null)
		.where('closedAt', 'is', null)
		.where((or) => or.or([or('openedAt', 'is not', null), or('endsAt', '>', now)]))
		.executeTakeFirst();
	return ahead !== undefined;
}

const rowOf = ({ names, tasks, ...draft }: OrganDraft) => ({
	...draft,
	names: JSON.stringify(names),
	tasks: JSON.stringify(tasks)
});
