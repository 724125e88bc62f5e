import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { MembershipKind } from '#rooms/clusters/cluster.ts';
import type { Texts } from './application.ts';
import type { FeePeriod, Prorating } from './fee-period.ts';

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

export type MembershipClass = ClassDraft & { id: string; retiredAt: Date | null; rates: FeeRate[] };

/** The classes of a cluster with every rate they had, the latest rate first. */
export async function listClasses(
	db: Database,
	clusterId: string,
	{ withRetired = false } = {}
): Promise<MembershipClass[]> {
	let query = db
		.selectFrom('membershipClass')
		.select(['id', 'kind', 'code', 'names', 'conditions', 'votes', 'retiredAt'])
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

export async function putClass(
	tx: Transaction,
	actor: Actor,
	{ clusterId, id, draft }: { clusterId: string; id: string | null; draft: ClassDraft }
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
	const classId = id ?? newId();
	if (id) {
		const changed = await tx
			.updateTable('membershipClass')
			.set(values)
			.where('id', '=', id)
			.where('clusterId', '=', clusterId)
			.returning('id')
			.executeTakeFirst();
		if (!changed) return refuse('record_unknown');
	} else {
		const position = (await listClasses(tx, clusterId, { withRetired: true })).length;
		await tx
			.insertInto('membershipClass')
			.values({ id: classId, clusterId, position, ...values })
			.execute();
	}
	await tell(tx, actor, clusterId, { classId, code: draft.code });
	return accept(classId);
}

/** A class takes nobody in any more; whoever is in it stays. */
export async function retireClass(
	tx: Transaction,
	actor: Actor,
	{ clusterId, id }: { clusterId: string; id: string },
	now: Date
): Promise<Outcome> {
	const retired = await tx
		.updateTable('membershipClass')
		.set({ retiredAt: now })
		.where('id', '=', id)
		.where('clusterId', '=', clusterId)
		.where('retiredAt', 'is', null)
		.returning('id')
		.executeTakeFirst();
	if (!retired) return refuse('record_unknown');
	await tell(tx, actor, clusterId, { classId: id, isRetired: true });
	return accept();
}

export type RateDraft = Omit<FeeRate, 'id' | 'validUntil'> & { clusterId: string };

/** A new rate from a day on; the one before it ends there. What is invoiced stays as it was. */
export async function setRate(
	tx: Transaction,
	actor: Actor,
	{ clusterId, ...rate }: RateDraft
): Promise<Outcome<string>> {
	const known = await tx
		.selectFrom('membershipClass')
		.select('id')
		.where('id', '=', rate.classId)
		.where('clusterId', '=', clusterId)
		.forUpdate()
		.executeTakeFirst();
	if (!known) return refuse('record_unknown');
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
