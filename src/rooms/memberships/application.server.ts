import { visitor, type Actor } from '#platform/actor.ts';
import { after, days } from '#platform/clock.ts';
import type { Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { MembershipKind } from '#rooms/clusters/cluster.ts';
import type { Occasion } from '#rooms/events/occasion.ts';
import { personalToken } from '#rooms/events/personal-link.server.ts';
import type { Answers, ConsentKind, DelegateNamed, OrganisationAsked } from './application.ts';
import { neededConsents } from './application.ts';
import { writeApplicationLetter } from './application-letters.server.ts';
import { findJoiningForm } from './joining-form.server.ts';

nameViolations({ membership_application_submitted_already: 'submitted_already' });

export type Enquiry = {
	clusterId: string;
	submissionId: string;
	kind: MembershipKind;
	classId: string | null;
	organisationId: string | null;
	organisation: OrganisationAsked;
	contact: { name: string; email: string; phone: string | null };
	message: string;
	locale: Locale;
};

const mostADay = 5;

/** Somebody asks to join. The same form sent twice is one application. */
export async function enquire(
	tx: Transaction,
	actor: Actor,
	enquiry: Enquiry,
	occasion: Occasion
): Promise<Outcome<{ id: string; token: string }>> {
	const { clusterId, submissionId, contact } = enquiry;
	const { now, secret } = occasion;
	const { isOpen } = await findJoiningForm(tx, clusterId);
	if (!isOpen) return refuse('joining_closed');
	if (await hasAskedTooOften(tx, clusterId, contact.email, now))
		return refuse('enquiries_too_many');
	const { token, digest } = personalToken(secret, submissionId);
	const id = newId();
	await tx
		.insertInto('membershipApplication')
		.values({
			id,
			clusterId,
			submissionId,
			organisationId: enquiry.organisationId,
			organisationDraft: JSON.stringify(enquiry.organisation),
			kind: enquiry.kind,
			classId: enquiry.classId,
			contactName: contact.name,
			contactEmail: contact.email.toLowerCase(),
			contactPhone: contact.phone,
			locale: enquiry.locale,
			personId: actor.personId,
			message: enquiry.message,
			representative: null,
			deputy: null,
			answers: '{}',
			consents: '{}',
			tokenDigest: digest,
			enquiredAt: now,
			declaredAt: null,
			withdrawnAt: null,
			withdrawnReason: null
		})
		.execute();
	await tell(tx, actor, 'application.enquired', { id, clusterId });
	await writeApplicationLetter(tx, { id, kind: 'received' }, occasion);
	return accept({ id, token });
}

async function hasAskedTooOften(tx: Transaction, clusterId: string, email: string, now: Date) {
	const { count } = await tx
		.selectFrom('membershipApplication')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('clusterId', '=', clusterId)
		.where('contactEmail', '=', email.toLowerCase())
		.where('enquiredAt', '>', after(now, days(-1)))
		.executeTakeFirstOrThrow();
	return Number(count) >= mostADay;
}

export type Declaration = {
	kind: MembershipKind;
	classId: string;
	organisationId: string | null;
	organisation: OrganisationAsked;
	representative: DelegateNamed;
	deputy: DelegateNamed | null;
	answers: Answers;
	consents: readonly ConsentKind[];
	edition: number;
};

/** The declaration with its questionnaire; it may be put right until it is decided upon. */
export async function declare(
	tx: Transaction,
	id: string,
	declaration: Declaration,
	occasion: Occasion
): Promise<Outcome> {
	const { now } = occasion;
	const held = await holdApplication(tx, id);
	if (!held) return refuse('record_unknown');
	if (held.withdrawnAt || held.isDecided) return refuse('application_decided_already');
	if (held.edition !== declaration.edition) return refuse('changed_meanwhile');
	const missing = neededConsents.find((kind) => !declaration.consents.includes(kind));
	if (missing) return refuse('consent_missing');
	const given = declaration.consents.map((kind) => [
		kind,
		held.consents[kind] ?? now.toISOString()
	]);
	await tx
		.updateTable('membershipApplication')
		.set({
			kind: declaration.kind,
			classId: declaration.classId,
			organisationId: declaration.organisationId ?? held.organisationId,
			organisationDraft: JSON.stringify(declaration.organisation),
			representative: JSON.stringify(declaration.representative),
			deputy: declaration.deputy && JSON.stringify(declaration.deputy),
			answers: JSON.stringify(declaration.answers),
			consents: JSON.stringify(Object.fromEntries(given)),
			declaredAt: held.declaredAt ?? now,
			edition: held.edition + 1
		})
		.where('id', '=', id)
		.execute();
	const deed = held.declaredAt ? 'application.corrected' : 'application.declared';
	await tell(tx, visitor, deed, held, { classId: declaration.classId });
	if (!held.declaredAt) await writeApplicationLetter(tx, { id, kind: 'declared' }, occasion);
	return accept();
}

/** The applicant thinks better of it; while a membership has not begun. */
export async function withdrawApplication(
	tx: Transaction,
	{ id, reason }: { id: string; reason: string },
	now: Date
): Promise<Outcome> {
	const held = await holdApplication(tx, id);
	if (!held) return refuse('record_unknown');
	if (held.withdrawnAt) return accept();
	if (held.outcome === 'declined' || held.hasBegun) return refuse('application_decided_already');
	await tx
		.updateTable('membershipApplication')
		.set({ withdrawnAt: now, withdrawnReason: reason || null, edition: held.edition + 1 })
		.where('id', '=', id)
		.execute();
	await tell(tx, visitor, 'application.withdrawn', held, { reason });
	return accept();
}

export type Note = { id: string; text: string; isFromCluster: boolean; isInternal: boolean };

/** A word between cluster and applicant, or a note the cluster keeps to itself. */
export async function writeNote(
	tx: Transaction,
	actor: Actor,
	{ id, text, isFromCluster, isInternal }: Note,
	occasion: Occasion
): Promise<Outcome> {
	if (!text.trim()) return refuse('message_missing');
	if (text.length > 10_000) return refuse('message_too_long');
	const held = await holdApplication(tx, id);
	if (!held) return refuse('record_unknown');
	await tx
		.insertInto('applicationMessage')
		.values({
			id: newId(),
			applicationId: id,
			isFromCluster,
			isInternal,
			personId: actor.personId,
			text: text.trim(),
			writtenAt: occasion.now
		})
		.execute();
	await tell(tx, actor, isInternal ? 'application.noted' : 'application.message_written', held);
	if (isFromCluster && !isInternal)
		await writeApplicationLetter(tx, { id, kind: 'message', text: text.trim() }, occasion);
	return accept();
}

/** Whoever changes an application holds it, so that two never cross. */
export async function holdApplication(tx: Transaction, id: string) {
	const row = await tx
		.selectFrom('membershipApplication')
		.selectAll()
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!row) return undefined;
	const [decision, confirmation, admission] = await Promise.all([
		tx
			.selectFrom('applicationDecision')
			.select(['outcome', 'classId'])
			.where('applicationId', '=', id)
			.executeTakeFirst(),
		tx
			.selectFrom('applicationConfirmation')
			.select('confirmedAt')
			.where('applicationId', '=', id)
			.executeTakeFirst(),
		tx
			.selectFrom('membershipAdmission')
			.select('membershipId')
			.where('applicationId', '=', id)
			.executeTakeFirst()
	]);
	return {
		...row,
		isDecided: decision !== undefined,
		outcome: decision?.outcome ?? null,
		decidedClassId: decision?.classId ?? null,
		confirmedAt: confirmation?.confirmedAt ?? null,
		hasBegun: admission !== undefined
	};
}

export const tell = (
	tx: Transaction,
	actor: Actor,
	deed: `application.${string}`,
	{ id, clusterId }: { id: string; clusterId: string },
	more: Record<string, unknown> = {}
) =>
	record(tx, actor, {
		deed,
		subject: { kind: 'membership_application', id },
		details: { clusterId, ...more }
	});

/** Which organisation of the register an applicant is; none is one that is new. */
export async function chooseOrganisation(
	tx: Transaction,
	actor: Actor,
	{
		id,
		clusterId,
		organisationId
	}: { id: string; clusterId: string; organisationId: string | null }
): Promise<Outcome> {
	const held = await holdApplication(tx, id);
	if (held?.clusterId !== clusterId) return refuse('record_unknown');
	if (held.hasBegun) return refuse('membership_begun_already');
	await tx
		.updateTable('membershipApplication')
		.set({ organisationId, edition: held.edition + 1 })
		.where('id', '=', id)
		.execute();
	await tell(tx, actor, 'application.organisation_chosen', { id, clusterId });
	return accept();
}
