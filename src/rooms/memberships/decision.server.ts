import { dayOf } from '#platform/calendar-day.ts';
import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { addMembership } from '#rooms/clusters/membership.server.ts';
import { textFor } from '#ui/locale-text.ts';
import type { Occasion } from '#rooms/events/occasion.ts';
import { textIn } from '#rooms/governance/reader-text.ts';
import { resolutionNumber } from '#rooms/governance/resolution.ts';
import { findAdopted, linkResolution } from '#rooms/governance/resolution.server.ts';
import { emptyDraft } from '#rooms/organisations/organisation-draft.ts';
import { registerOrganisation } from '#rooms/organisations/organisation.server.ts';
import { checkLegalId, legalIdSchemes } from '#rooms/organisations/legal-id.ts';
import type { Locale } from '#platform/locale.ts';
import type { ConfirmationWay, DecisionOutcome, OrganisationAsked } from './application.ts';
import { holdApplication, tell } from './application.server.ts';
import { writeApplicationLetter } from './application-letters.server.ts';

nameViolations({
	application_decision_pkey: 'application_decided_already',
	application_confirmation_pkey: 'declaration_confirmed_already',
	membership_admission_application_id_key: 'membership_begun_already'
});

export type Decision = {
	id: string;
	clusterId: string;
	outcome: DecisionOutcome;
	organName: string;
	reference: string;
	/** The resolution it rests on, where the cluster's organs keep theirs here. */
	resolutionId: string | null;
	decidedOn: string;
	reason: string;
	classId: string | null;
	edition: number;
};

/** What the council or board decided. Whoever records it second is told that it is decided. */
export async function decide(
	tx: Transaction,
	actor: Actor,
	decision: Decision,
	occasion: Occasion
): Promise<Outcome> {
	const { id, clusterId, outcome, decidedOn } = decision;
	const held = await holdApplication(tx, id);
	if (held?.clusterId !== clusterId) return refuse('record_unknown');
	if (held.withdrawnAt) return refuse('application_withdrawn');
	if (held.isDecided) return refuse('application_decided_already');
	if (held.edition !== decision.edition) return refuse('changed_meanwhile');
	const classId = decision.classId ?? held.classId;
	const hindrance = hindranceOf(decision, held, occasion.now);
	if (hindrance) return refuse(hindrance);
	if (outcome === 'admitted' && !(await findClass(tx, clusterId, classId)))
		return refuse('class_missing');
	const ground = await groundOf(tx, decision);
	if (!ground.ok) return ground;
	await tx
		.insertInto('applicationDecision')
		.values({
			applicationId: id,
			outcome,
			...ground.value,
			resolutionId: decision.resolutionId,
			decidedOn,
			reason: decision.reason,
			classId: outcome === 'admitted' ? classId : null,
			recordedAt: occasion.now,
			recordedById: effectivePersonId(actor)
		})
		.execute();
	const { resolutionId, reason } = decision;
	if (resolutionId) {
		const subject = { kind: 'membership_application', id } as const;
		await linkResolution(tx, actor, { resolutionId, subject });
	}
	const reference = ground.value.resolutionReference;
	await tell(tx, actor, `application.${outcome}`, held, { decidedOn, reference, reason });
	await writeApplicationLetter(tx, { id, kind: outcome, text: reason }, occasion);
	return accept();
}

function hindranceOf(
	{ outcome, decidedOn, reason }: Decision,
	held: { declaredAt: Date | null; enquiredAt: Date },
	now: Date
): string | undefined {
	if (decidedOn > dayOf(now)) return 'date_in_future';
	if (outcome === 'declined') return reason.trim() ? undefined : 'stated_reason_missing';
	if (!held.declaredAt) return 'declaration_missing';
	const isEarly = decidedOn < dayOf(held.enquiredAt);
	return isEarly ? 'decided_before_enquiry' : undefined;
}

/** Which organ decided and under what number: as its resolution has it, else as it was typed. */
async function groundOf(tx: Transaction, { resolutionId, clusterId, ...typed }: Decision) {
	if (!resolutionId)
		return accept({
			organName: typed.organName || null,
			resolutionReference: typed.reference || null
		});
	const owned = { ownerKind: 'cluster', ownerId: clusterId } as const;
	const resolution = await findAdopted(tx, { ...owned, id: resolutionId });
	if (!resolution) return refuse('resolution_not_adopted');
	return accept({
		organName: textIn(resolution.organNames, resolution.originalLocale),
		resolutionReference: resolutionNumber(resolution)
	});
}

/** The declaration is signed: on the application's page, or on paper as the cluster records it. */
export async function confirmDeclaration(
	tx: Transaction,
	actor: Actor,
	{ id, name, way }: { id: string; name: string; way: ConfirmationWay },
	occasion: Occasion
): Promise<Outcome> {
	const held = await holdApplication(tx, id);
	if (!held) return refuse('record_unknown');
	if (held.withdrawnAt) return refuse('application_withdrawn');
	if (held.outcome !== 'admitted') return refuse('application_not_admitted');
	if (held.confirmedAt) return refuse('declaration_confirmed_already');
	if (!name.trim()) return refuse('person_name_missing');
	await tx
		.insertInto('applicationConfirmation')
		.values({
			applicationId: id,
			way,
			name: name.trim().slice(0, 200),
			confirmedAt: occasion.now,
			recordedById: effectivePersonId(actor)
		})
		.execute();
	await tell(tx, actor, 'application.confirmed', held, { way });
	return accept();
}

export type Beginning = { id: string; clusterId: string; validFrom: string };

/** The membership begins: the organisation is entered where it was not, the member has its class. */
export async function beginMembership(
	tx: Transaction,
	actor: Actor,
	{ id, clusterId, validFrom }: Beginning,
	occasion: Occasion
): Promise<Outcome<string>> {
	const held = await holdApplication(tx, id);
	if (held?.clusterId !== clusterId) return refuse('record_unknown');
	if (held.withdrawnAt) return refuse('application_withdrawn');
	if (held.outcome !== 'admitted') return refuse('application_not_admitted');
	if (!held.confirmedAt) return refuse('declaration_not_confirmed');
	if (held.hasBegun) return refuse('membership_begun_already');
	const classId = held.decidedClassId;
	const chosen = await findClass(tx, clusterId, classId);
	if (!classId || !chosen) return refuse('class_missing');
	const organisation = held.organisationId
		? accept(held.organisationId)
		: await enterOrganisation(tx, actor, held, occasion.now);
	if (!organisation.ok) return organisation;
	const organisationId = organisation.value;
	const member = { clusterId, organisationId, kind: chosen.kind, validFrom };
	const begun = await addMembership(tx, actor, {
		...member,
		class: textFor(chosen.names, chosen.originalLocale)
	});
	if (!begun.ok) return begun;
	const membershipId = begun.value;
	await tx
		.updateTable('membershipApplication')
		.set({ organisationId, edition: held.edition + 1 })
		.where('id', '=', id)
		.execute();
	await writeTerms(tx, held, { membershipId, classId, validFrom, now: occasion.now });
	await tell(tx, actor, 'application.begun', held, { membershipId, validFrom });
	await writeApplicationLetter(tx, { id, kind: 'begun', text: validFrom }, occasion);
	return accept(membershipId);
}

type Held = NonNullable<Awaited<ReturnType<typeof holdApplication>>>;
type Terms = { membershipId: string; classId: string; validFrom: string; now: Date };

async function writeTerms(
	tx: Transaction,
	held: Held,
	{ membershipId, classId, validFrom, now }: Terms
) {
	const term = { membershipId, validFrom, validUntil: null };
	await tx
		.insertInto('membershipClassTerm')
		.values({ id: newId(), classId, ...term })
		.execute();
	const delegates = (['representative', 'deputy'] as const).flatMap((role) => {
		const named = held[role];
		return named ? [{ id: newId(), ...term, role, ...named, personId: null }] : [];
	});
	if (delegates.length > 0) await tx.insertInto('membershipDelegate').values(delegates).execute();
	await tx
		.insertInto('membershipAdmission')
		.values({ membershipId, applicationId: held.id, admittedAt: now })
		.execute();
}

/** A class of this very cluster. */
const findClass = (tx: Transaction, clusterId: string, id: string | null) =>
	tx
		.selectFrom('membershipClass')
		.innerJoin('cluster', 'cluster.id', 'membershipClass.clusterId')
		.select(['kind', 'names', 'cluster.originalLocale'])
		.where('membershipClass.id', '=', id)
		.where('clusterId', '=', clusterId)
		.executeTakeFirst();

type Asking = { organisationDraft: OrganisationAsked; locale: Locale };

async function enterOrganisation(
	tx: Transaction,
	actor: Actor,
	{ organisationDraft: asked, locale }: Asking,
	now: Date
): Promise<Outcome<string>> {
	const draft = emptyDraft(locale, asked.country ?? 'PL');
	const legalIds = (asked.legalIds ?? []).flatMap(({ scheme, value }) => {
		const known = legalIdSchemes.find((one) => one === scheme);
		return known && checkLegalId(known, value).ok ? [{ scheme: known, value }] : [];
	});
	return registerOrganisation(
		tx,
		actor,
		{
			...draft,
			town: asked.town ?? null,
			postcode: asked.postcode ?? null,
			street: asked.street ?? null,
			website: asked.website ?? null,
			texts: {
				[locale]: { name: asked.name ?? '', shortName: null, description: asked.offers ?? '' }
			},
			legalIds
		},
		now
	);
}
