import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { correctMembership } from '#rooms/clusters/membership.server.ts';
import { textFor } from '#ui/locale-text.ts';
import { authorise } from './authorising.server.ts';
import type { DelegateRole, SuspensionCause } from './application.ts';

nameViolations({
	membership_delegate_one_at_a_time: 'terms_overlap',
	membership_delegate_dates_cross: 'dates_cross',
	membership_suspended_already: 'membership_suspended_already',
	membership_suspension_dates_cross: 'dates_cross',
	membership_class_one_at_a_time: 'terms_overlap',
	membership_class_term_dates_cross: 'dates_cross'
});

/** Whoever changes a membership holds it. */
export async function holdMembership(tx: Transaction, id: string) {
	return tx
		.selectFrom('membership')
		.selectAll()
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
}

export const tellMembership = (
	tx: Transaction,
	actor: Actor,
	deed: `membership.${string}`,
	{ id, ...details }: { id: string } & Record<string, unknown>
) => record(tx, actor, { deed, subject: { kind: 'membership', id }, details });

export type DelegateDraft = {
	id: string;
	role: DelegateRole;
	name: string;
	email: string | null;
	phone: string | null;
	validFrom: string;
};

/** A new delegate from a day on; the one before steps down there. */
export async function nameDelegate(
	tx: Transaction,
	actor: Actor,
	{ id, role, name, email, phone, validFrom }: DelegateDraft
): Promise<Outcome> {
	const held = await holdMembership(tx, id);
	if (!held) return refuse('membership_unknown');
	if (!name.trim()) return refuse('person_name_missing');
	const latest = await tx
		.selectFrom('membershipDelegate')
		.select(['id', 'validFrom', 'validUntil'])
		.where('membershipId', '=', id)
		.where('role', '=', role)
		.orderBy('validFrom', 'desc')
		.limit(1)
		.executeTakeFirst();
	if (latest && latest.validFrom >= validFrom) return refuse('begins_before_last');
	if (latest && (latest.validUntil === null || latest.validUntil > validFrom))
		await tx
			.updateTable('membershipDelegate')
			.set({ validUntil: validFrom })
			.where('id', '=', latest.id)
			.execute();
	await tx
		.insertInto('membershipDelegate')
		.values({
			id: newId(),
			membershipId: id,
			role,
			name: name.trim().slice(0, 200),
			email: email?.toLowerCase() ?? null,
			phone,
			personId: null,
			validFrom,
			validUntil: null
		})
		.execute();
	await tellMembership(tx, actor, 'membership.delegate_named', { id, role, name, validFrom });
	return accept();
}

export async function listDelegates(db: Database, membershipId: string) {
	return db
		.selectFrom('membershipDelegate')
		.select(['id', 'role', 'name', 'email', 'phone', 'validFrom', 'validUntil'])
		.where('membershipId', '=', membershipId)
		.orderBy('validFrom', 'desc')
		.orderBy('role', 'desc')
		.orderBy('id')
		.limit(200)
		.execute();
}

type Suspension = {
	id: string;
	cause: SuspensionCause;
	reason: string;
	suspendedOn: string;
	/** What authorised it, where an organ of the cluster resolved so. */
	resolutionId?: string | null;
};

export async function suspendMembership(
	tx: Transaction,
	actor: Actor,
	{ id, cause, reason, suspendedOn, resolutionId = null }: Suspension,
	now: Date
): Promise<Outcome> {
	const held = await holdMembership(tx, id);
	if (!held) return refuse('membership_unknown');
	if (suspendedOn < held.validFrom)
		return refuse('membership_began_later', { date: held.validFrom });
	if (held.validUntil && held.validUntil <= suspendedOn) return refuse('membership_ended_already');
	if (await isLeaving(tx, id)) return refuse('membership_leaving_already');
	await tx
		.insertInto('membershipSuspension')
		.values({
			id: newId(),
			membershipId: id,
			cause,
			reason,
			resolutionId,
			suspendedOn,
			resumedOn: null,
			recordedAt: now,
			recordedById: effectivePersonId(actor)
		})
		.execute();
	const about = { id, cause, reason, suspendedOn, resolutionId };
	await tellMembership(tx, actor, 'membership.suspended', about);
	const { clusterId } = held;
	return authorise(tx, actor, { membershipId: id, clusterId, resolutionId });
}

export async function reinstateMembership(
	tx: Transaction,
	actor: Actor,
	{ id, resumedOn }: { id: string; resumedOn: string }
): Promise<Outcome> {
	const suspension = await tx
		.selectFrom('membershipSuspension')
		.select(['id', 'suspendedOn'])
		.where('membershipId', '=', id)
		.where('resumedOn', 'is', null)
		.forUpdate()
		.executeTakeFirst();
	if (!suspension) return refuse('membership_not_suspended');
	if (resumedOn < suspension.suspendedOn) return refuse('dates_cross');
	await tx
		.updateTable('membershipSuspension')
		.set({ resumedOn })
		.where('id', '=', suspension.id)
		.execute();
	await tellMembership(tx, actor, 'membership.reinstated', { id, resumedOn });
	return accept();
}

const isLeaving = async (db: Database, membershipId: string): Promise<boolean> =>
	Boolean(
		await db
			.selectFrom('membershipLeaving')
			.select('membershipId')
			.where('membershipId', '=', membershipId)
			.executeTakeFirst()
	);

/** Another class from a day on: fees follow it by the day. */
export async function changeClass(
	tx: Transaction,
	actor: Actor,
	{ id, classId, validFrom }: { id: string; classId: string; validFrom: string }
): Promise<Outcome> {
	const held = await holdMembership(tx, id);
	if (!held) return refuse('membership_unknown');
	const wanted = await tx
		.selectFrom('membershipClass')
		.innerJoin('cluster', 'cluster.id', 'membershipClass.clusterId')
		.select(['kind', 'names', 'originalLocale'])
		.where('membershipClass.id', '=', classId)
		.where('clusterId', '=', held.clusterId)
		.executeTakeFirst();
	if (!wanted) return refuse('record_unknown');
	if (wanted.kind !== held.kind) return refuse('class_of_other_kind');
	if (validFrom < held.validFrom) return refuse('dates_cross');
	const [latest] = await listClassTerms(tx, [id]);
	if (latest && latest.validFrom > validFrom) return refuse('begins_before_last');
	if (latest?.validFrom === validFrom)
		await tx
			.updateTable('membershipClassTerm')
			.set({ classId })
			.where('id', '=', latest.id)
			.execute();
	else {
		if (latest && (latest.validUntil === null || latest.validUntil > validFrom))
			await tx
				.updateTable('membershipClassTerm')
				.set({ validUntil: validFrom })
				.where('id', '=', latest.id)
				.execute();
		await tx
			.insertInto('membershipClassTerm')
			.values({ id: newId(), membershipId: id, classId, validFrom, validUntil: null })
			.execute();
	}
	const { clusterId, kind, validUntil } = held;
	const name = textFor(wanted.names, wanted.originalLocale);
	const since = { validFrom: held.validFrom, validUntil };
	const corrected = await correctMembership(tx, actor, {
		id,
		clusterId,
		kind,
		class: name,
		...since
	});
	if (!corrected.ok) return corrected;
	await tellMembership(tx, actor, 'membership.class_changed', { id, classId, validFrom });
	return accept();
}

/** In which class each member was when, the latest first. */
export async function listClassTerms(db: Database, membershipIds: readonly string[]) {
	if (membershipIds.length === 0) return [];
	return db
		.selectFrom('membershipClassTerm')
		.selectAll()
		.where('membershipId', 'in', membershipIds)
		.orderBy('validFrom', 'desc')
		.orderBy('id')
		.execute();
}
