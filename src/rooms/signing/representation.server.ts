import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { AgreementKind } from '#rooms/agreements/agreement.ts';
import { keepScan, type Scan } from '#rooms/agreements/scan.server.ts';
import type { MaySign, RepresentationMode } from './representation.ts';

nameViolations({
	representation_rule_one_at_a_time: 'representation_rule_already',
	representation_rule_dates_cross: 'dates_cross',
	representative_dates_cross: 'dates_cross',
	power_of_attorney_dates_cross: 'dates_cross',
	power_of_attorney_somebody: 'attorney_missing'
});

type Written = { organisationId: string; now: Date };

const told = (tx: Transaction, actor: Actor, id: string, deed: string, details: object) =>
	record(tx, actor, {
		deed: `representation.${deed}`,
		subject: { kind: 'organisation', id },
		details: { ...details }
	});

export type RuleDraft = {
	mode: RepresentationMode;
	together: number;
	note: string | null;
	validFrom: string;
};

/** A rule holds from its day on; the one before it ends there. */
export async function setRule(
	tx: Transaction,
	actor: Actor,
	{ organisationId, draft, now }: Written & { draft: RuleDraft }
): Promise<Outcome> {
	if (draft.mode === 'joint' && (draft.together < 2 || draft.together > 20))
		return refuse('together_out_of_range');
	const { validFrom } = draft;
	await tx
		.deleteFrom('representationRule')
		.where('organisationId', '=', organisationId)
		.where('validFrom', '=', validFrom)
		.execute();
	await tx
		.updateTable('representationRule')
		.set({ validUntil: validFrom })
		.where('organisationId', '=', organisationId)
		.where('validFrom', '<', validFrom)
		.where((eb) => eb.or([eb('validUntil', 'is', null), eb('validUntil', '>', validFrom)]))
		.execute();
	const together = draft.mode === 'joint' ? draft.together : 1;
	await tx
		.insertInto('representationRule')
		.values({
			...{ id: newId(), organisationId, ...draft, together, validUntil: null },
			...{ recordedAt: now, recordedById: actor.personId }
		})
		.execute();
	await told(tx, actor, organisationId, 'rule_set', { ...draft, together });
	return accept();
}

export type RepresentativeDraft = {
	name: string;
	function: string;
	email: string | null;
	maySign: MaySign;
	validFrom: string;
	validUntil: string | null;
};

export async function addRepresentative(
	tx: Transaction,
	actor: Actor,
	{ organisationId, draft, now }: Written & { draft: RepresentativeDraft }
): Promise<Outcome<string>> {
	if (!draft.name || !draft.function) return refuse('representative_incomplete');
	const known = await findRepresentative(tx, organisationId, draft);
	// Sent twice, it is one entry.
	if (known) return accept(known.id);
	const id = newId();
	const personId = await findPersonId(tx, draft.email);
	await tx
		.insertInto('representative')
		.values({
			...{ id, organisationId, ...draft, personId },
			...{ recordedAt: now, recordedById: actor.personId }
		})
		.execute();
	await told(tx, actor, organisationId, 'representative_added', {
		representativeId: id,
		name: draft.name
	});
	return accept(id);
}

const findRepresentative = (
	db: Database,
	organisationId: string,
	{ name, function: office, validFrom }: RepresentativeDraft
) =>
	db
		.selectFrom('representative')
		.select('id')
		.where('organisationId', '=', organisationId)
		.where('name', '=', name)
		.where('function', '=', office)
		.where('validFrom', '=', validFrom)
		.executeTakeFirst();

/** The person known by a confirmed address. */
export async function findPersonId(db: Database, email: string | null): Promise<string | null> {
	if (!email) return null;
	const person = await db
		.selectFrom('person')
		.select('id')
		.where('email', '=', email.toLowerCase())
		.where('emailVerified', '=', true)
		.executeTakeFirst();
	return person?.id ?? null;
}

export async function endRepresentative(
	tx: Transaction,
	actor: Actor,
	{ organisationId, id, on }: { organisationId: string; id: string; on: string }
): Promise<Outcome> {
	const { numUpdatedRows } = await tx
		.updateTable('representative')
		.set({ validUntil: on })
		.where('id', '=', id)
		.where('organisationId', '=', organisationId)
		.where((eb) => eb.or([eb('validUntil', 'is', null), eb('validUntil', '>', on)]))
		.executeTakeFirst();
	if (numUpdatedRows === 0n) return refuse('representative_ended_already');
	await told(tx, actor, organisationId, 'representative_ended', { representativeId: id, on });
	return accept();
}

export type PowerDraft = {
	attorneyOrganisationId: string | null;
	attorneyName: string | null;
	attorneyEmail: string | null;
	kinds: AgreementKind[];
	clusterId: string | null;
	limitCents: number | null;
	currency: string | null;
	withSubstitution: boolean;
	validFrom: string;
	validUntil: string | null;
	note: string | null;
};

type Granting = Written & { draft: PowerDraft; scan: Scan | null; files: FileStore | null };

export async function grantPower(
	tx: Transaction,
	actor: Actor,
	{ organisationId, draft, scan, files, now }: Granting
): Promise<Outcome<string>> {
	if (!draft.attorneyOrganisationId && !draft.attorneyName) return refuse('attorney_missing');
	if (draft.attorneyOrganisationId === organisationId) return refuse('attorney_is_grantor');
	if (draft.limitCents !== null && !draft.currency) return refuse('currency_missing');
	const kept = await keepScan(tx, actor, scan, files);
	if (!kept.ok) return kept;
	const id = newId();
	const personId = await findPersonId(tx, draft.attorneyEmail);
	await tx
		.insertInto('powerOfAttorney')
		.values({
			...{ id, grantorId: organisationId, ...draft, personId, fileId: kept.value?.fileId ?? null },
			...{ recordedAt: now, recordedById: actor.personId }
		})
		.execute();
	await told(tx, actor, organisationId, 'power_granted', {
		powerId: id,
		to: draft.attorneyName ?? draft.attorneyOrganisationId
	});
	return accept(id);
}

export async function revokePower(
	tx: Transaction,
	actor: Actor,
	{ organisationId, id, reason, now }: Written & { id: string; reason: string }
): Promise<Outcome> {
	const power = await tx
		.selectFrom('powerOfAttorney')
		.select('id')
		.where('id', '=', id)
		.where('grantorId', '=', organisationId)
		.forUpdate()
		.executeTakeFirst();
	if (!power) return refuse('power_unknown');
	const revoked = await tx
		.insertInto('powerRevocation')
		.values({ powerId: id, revokedAt: now, revokedById: actor.personId, reason })
		.onConflict((oc) => oc.doNothing())
		.returning('powerId')
		.execute();
	if (revoked.length === 0) return refuse('power_revoked_already');
	await told(tx, actor, organisationId, 'power_revoked', { powerId: id, reason });
	return accept();
}

/** Everything the page of an organisation's representation shows. */
export async function readRepresentation(db: Database, organisationId: string) {
	const [rules, representatives, powers] = await Promise.all([
		db
			.selectFrom('representationRule')
			.selectAll()
			.where('organisationId', '=', organisationId)
			.orderBy('validFrom', 'desc')
			.execute(),
		db
			.selectFrom('representative')
			.selectAll()
			.where('organisationId', '=', organisationId)
			.orderBy('validFrom', 'desc')
			.orderBy('id')
			.execute(),
		listPowersAround(db, organisationId)
	]);
	return { rules, representatives, powers };
}

const listPowersAround = (db: Database, organisationId: string) =>
	db
		.selectFrom('powerOfAttorney')
		.leftJoin('powerRevocation', 'powerRevocation.powerId', 'powerOfAttorney.id')
		.selectAll('powerOfAttorney')
		.select(['powerRevocation.revokedAt', 'powerRevocation.reason as revokedReason'])
		.where((eb) =>
			eb.or([
				eb('grantorId', '=', organisationId),
				eb('attorneyOrganisationId', '=', organisationId)
			])
		)
		.orderBy('powerOfAttorney.validFrom', 'desc')
		.orderBy('powerOfAttorney.id')
		.execute();
