import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { MembershipKind } from '#rooms/clusters/cluster.ts';
import type { Texts } from './application.ts';
import type { FeePeriod, Prorating } from './fee-period.ts';
import { findJoiningForm } from './joining-form.server.ts';

nameViolations({
	membership_class_code_taken: 'class_code_taken',
	fee_rate_one_at_a_time: 'terms_overlap',
	fee_rate_dates_cross: 'dates_cross'
});

export type ClassDraft = {
	kind: MembershipKind;
	code: string;
	names: Texts;
	conditions: Texts;
	votes: number;
};

export type FeeRate = {
	id: string;
	classId: string;
	amountCents: number;
	period: FeePeriod;
	prorating: Prorating;
	entranceCents: number;
	validFrom: string;
	validUntil: string | null;
};

export type MembershipClass = ClassDraft & {
	id: string;
	edition: number;
	retiredAt: Date | null;
	rates: FeeRate[];
};

/** The classes of a cluster with every rate they had, the latest rate first. */
export async function listClasses(
	db: Database,
	clusterId: string,
	{ withRetired = false } = {}
): Promise<MembershipClass[]> {
	let query = db
		.selectFrom('membershipClass')
		.select(['id', 'kind', 'code', 'names', 'conditions', 'votes', 'edition', 'retiredAt'])
		.where('clusterId', '=', clusterId);
	if (!withRetired) query = query.where('retiredAt', 'is', null);
	const rows = await query.orderBy('position').orderBy('id').limit(100).execute();
	const rates = await listRates(
		db,
		rows.map(({ id }) => id)
	);
	return rows.map((row) => ({ ...row, rates: rates.filter(({ classId }) => classId === row.id) }));
}

export async function listRates(db: Database, classIds: readonly string[]): Promise<FeeRate[]> {
	if (classIds.length === 0) return [];
	return db
		.selectFrom('feeRate')
		.selectAll()
		.where('classId', 'in', classIds)
		.orderBy('validFrom', 'desc')
		.orderBy('id')
		.execute();
}

/** The rate of a class on a day. */
export const rateOn = (rates: readonly FeeRate[], day: string): FeeRate | undefined =>
	rates.find(({ validFrom, validUntil }) => validFrom <= day && (!validUntil || day < validUntil));

type Putting = {
	clusterId: string;
	/** The one that is changed, as whoever changes it has read it; nothing where one is added. */
	known: { id: string; edition: number } | null;
	draft: ClassDraft;
};

export async function putClass(
	tx: Transaction,
	actor: Actor,
	{ clusterId, known, draft }: Putting
): Promise<Outcome<string>> {
	if (!Object.values(draft.names).some(Boolean)) return refuse('texts_missing');
	if (!/^[a-z0-9_]{1,40}$/.test(draft.code)) return refuse('class_code_wrong');
	if (!Number.isInteger(draft.votes) || draft.votes < 0 || draft.votes > 1000)
		return refuse('class_votes_wrong');
	const values = {
		...draft,
		names: JSON.stringify(draft.names),
		conditions: JSON.stringify(draft.conditions)
	};
	const classId = known?.id ?? newId();
	if (known) {
		const was = await holdClass(tx, { clusterId, id: known.id });
		if (!was) return refuse('record_unknown');
		const edition = known.edition + 1;
		if (was.edition + 1 !== edition) return refuse('class_changed_meanwhile');
		await tx
			.updateTable('membershipClass')
			.set({ ...values, edition })
			.where('id', '=', classId)
			.execute();
	} else {
		const position = (await listClasses(tx, clusterId, { withRetired: true })).length;
		await tx
			.insertInto('membershipClass')
			.values({ id: classId, clusterId, position, ...values })
			.execute();
	}
	await tell(tx, actor, clusterId, { classId, ...draft });
	return accept(classId);
}

type OfCluster = { clusterId: string; id: string };

const holdClass = (tx: Transaction, { clusterId, id }: OfCluster) =>
	tx
		.selectFrom('membershipClass')
		.select(['edition', 'retiredAt'])
		.where('id', '=', id)
		.where('clusterId', '=', clusterId)
		.forUpdate()
		.executeTakeFirst();

/** A class takes nobody in any more, whoever is in it stays; an open form keeps at least one. */
export async function retireClass(
	tx: Transaction,
	actor: Actor,
	{ clusterId, id }: OfCluster,
	now: Date
): Promise<Outcome> {
	const { isOpen } = await findJoiningForm(tx, clusterId, { held: true });
	const was = await holdClass(tx, { clusterId, id });
	if (!was || was.retiredAt) return refuse('record_unknown');
	if (isOpen && (await listClasses(tx, clusterId)).length === 1) return refuse('class_last_open');
	await setRetired(tx, id, now);
	await tell(tx, actor, clusterId, { classId: id, isRetired: true });
	return accept();
}

/** The same class takes members in again. */
export async function bringClassBack(
	tx: Transaction,
	actor: Actor,
	{ clusterId, id }: OfCluster
): Promise<Outcome> {
	const was = await holdClass(tx, { clusterId, id });
	if (!was?.retiredAt) return refuse('record_unknown');
	await setRetired(tx, id, null);
	await tell(tx, actor, clusterId, { classId: id, isRetired: false });
	return accept();
}

const setRetired = (tx: Transaction, id: string, retiredAt: Date | null) =>
	tx.updateTable('membershipClass').set({ retiredAt }).where('id', '=', id).execute();

export type RateDraft = Omit<FeeRate, 'id' | 'validUntil'> & { clusterId: string };

/** A new rate from a day on; the one before it ends there. What is invoiced stays as it was. */
export async function setRate(
	tx: Transaction,
	actor: Actor,
	{ clusterId, ...rate }: RateDraft
): Promise<Outcome<string>> {
	if (!(await holdClass(tx, { clusterId, id: rate.classId }))) return refuse('record_unknown');
	if (!isSum(rate.amountCents) || !isSum(rate.entranceCents)) return refuse('amount_wrong');
	const [last] = await listRates(tx, [rate.classId]);
	if (last && last.validFrom >= rate.validFrom) return refuse('begins_before_last');
	if (last && (last.validUntil === null || last.validUntil > rate.validFrom))
		await tx
			.updateTable('feeRate')
			.set({ validUntil: rate.validFrom })
			.where('id', '=', last.id)
			.execute();
	const id = newId();
	await tx
		.insertInto('feeRate')
		.values({ id, ...rate, validUntil: null })
		.execute();
	await tell(tx, actor, clusterId, { ...rate });
	return accept(id);
}

const isSum = (cents: number): boolean => Number.isSafeInteger(cents) && cents >= 0 && cents < 1e12;

const tell = (tx: Transaction, actor: Actor, clusterId: string, details: Record<string, unknown>) =>
	record(tx, actor, {
		deed: 'cluster.fees_changed',
		subject: { kind: 'cluster', id: clusterId },
		isPublic: true,
		details
	});
