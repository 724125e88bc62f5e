import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { writeConvocations, type Writing } from './letters.server.ts';
import type { SittingDraft } from './sitting-fields.ts';
import { getSitting } from './sitting-record.server.ts';
import { lockSitting, takeAct } from './sitting-state.server.ts';
import { renewVoters } from './voters.server.ts';

export type Occasion = Pick<Writing, 'now' | 'origin'> & {
	/** What was convened on paper long ago is entered without letters. */
	isSilent?: boolean;
};

export async function planSitting(
	tx: Transaction,
	actor: Actor,
	{ organId, draft, now }: { organId: string; draft: SittingDraft; now: Date }
): Promise<Outcome<string>> {
	const organ = await tx
		.selectFrom('organ')
		.select('dissolvedOn')
		.where('id', '=', organId)
		.forNoKeyUpdate()
		.executeTakeFirst();
	if (!organ) return refuse('organ_unknown');
	if (organ.dissolvedOn) return refuse('organ_dissolved');
	const last = await tx
		.selectFrom('sitting')
		.select((eb) => eb.fn.max('number').as('number'))
		.where('organId', '=', organId)
		.executeTakeFirst();
	const id = newId();
	const number = (last?.number ?? 0) + 1;
	const names = JSON.stringify(draft.names);
	await tx
		.insertInto('sitting')
		.values({ id, organId, number, ...draft, names, plannedAt: now })
		.execute();
	await record(tx, actor, {
		deed: 'sitting.planned',
		subject: { kind: 'sitting', id },
		details: { organId, number, startsAt: draft.startsAt }
	});
	return accept(id);
}

/** What was sent out already is sent out again, as it is now. */
export async function changeSitting(
	tx: Transaction,
	actor: Actor,
	{
		id,
		edition,
		draft,
		occasion
	}: { id: string; edition: number; draft: SittingDraft; occasion: Occasion }
): Promise<Outcome> {
	const known = await lockSitting(tx, id);
	if (!known) return refuse('sitting_unknown');
	if (known.edition !== edition) return refuse('changed_meanwhile');
	const sitting = await getSitting(tx, id);
	if (sitting.calledOffAt) return refuse('sitting_called_off');
	if (sitting.openedAt) return refuse('sitting_open_already');
	await tx
		.updateTable('sitting')
		.set({ ...draft, names: JSON.stringify(draft.names), edition: edition + 1 })
		.where('id', '=', id)
		.execute();
	await record(tx, actor, {
		deed: 'sitting.changed',
		subject: { kind: 'sitting', id },
		details: { startsAt: draft.startsAt, before: { startsAt: known.startsAt, place: known.place } }
	});
	if (sitting.convenedAt)
		await writeConvocations(tx, { sittingId: id, kind: 'changed', ...occasion });
	return accept();
}

/** Letters to everyone who votes, with the agenda and the date for their calendars. */
export async function conveneSitting(
	tx: Transaction,
	actor: Actor,
	{ id, occasion }: { id: string; occasion: Occasion }
): Promise<Outcome<number>> {
	const locked = await lockSitting(tx, id);
	if (!locked) return refuse('sitting_unknown');
	const sitting = await getSitting(tx, id);
	if (sitting.calledOffAt) return refuse('sitting_called_off');
	if (sitting.convenedAt) return refuse('convened_already');
	if (sitting.agenda === 0) return refuse('agenda_empty');
	const { now } = occasion;
	const renewed = await renewVoters(tx, actor, { sitting: locked, now, withNew: true });
	if (!renewed.ok) return renewed;
	const voters = await tx
		.selectFrom('sittingVoter')
		.select('id')
		.where('sittingId', '=', id)
		.executeTakeFirst();
	if (!voters) return refuse('nobody_entitled');
	await tx
		.insertInto('sittingConvocation')
		.values({ sittingId: id, convenedAt: now, convenedById: actor.personId })
		.execute();
	await record(tx, actor, { deed: 'sitting.convened', subject: { kind: 'sitting', id } });
	if (occasion.isSilent) return accept(0);
	return accept(await writeConvocations(tx, { sittingId: id, kind: 'convened', ...occasion }));
}

export async function callOffSitting(
	tx: Transaction,
	actor: Actor,
	{ id, reason, occasion }: { id: string; reason: string; occasion: Occasion }
): Promise<Outcome> {
	if (!reason.trim()) return refuse('stated_reason_missing');
	const taken = await takeAct(tx, actor, {
		sittingId: id,
		act: { act: 'call_off' },
		now: occasion.now
	});
	if (!taken.ok) return taken;
	await tx
		.updateTable('sittingCallingOff')
		.set({ reason: reason.trim() })
		.where('sittingId', '=', id)
		.execute();
	const { convenedAt } = await getSitting(tx, id);
	if (convenedAt)
		await writeConvocations(tx, { sittingId: id, kind: 'called_off', reason, ...occasion });
	return accept();
}

/** Who has the right to vote is settled at the opening; nobody is added afterwards. */
export async function openSitting(
	tx: Transaction,
	actor: Actor,
	{
		id,
		chairName,
		secretaryName,
		now
	}: { id: string; chairName: string; secretaryName: string; now: Date }
): Promise<Outcome> {
	const locked = await lockSitting(tx, id);
	if (!locked) return refuse('sitting_unknown');
	const { convenedAt, openedAt } = await getSitting(tx, id);
	if (!convenedAt) return refuse('sitting_not_convened');
	if (openedAt) return refuse('sitting_open_already');
	if (!chairName.trim()) return refuse('chair_missing');
	const renewed = await renewVoters(tx, actor, { sitting: locked, now, withNew: true });
	if (!renewed.ok) return renewed;
	const taken = await takeAct(tx, actor, { sittingId: id, act: { act: 'open' }, now });
	if (!taken.ok) return taken;
	await tx
		.updateTable('sittingOpening')
		.set({ chairName: chairName.trim(), secretaryName: secretaryName.trim() || null })
		.where('sittingId', '=', id)
		.execute();
	return accept();
}
