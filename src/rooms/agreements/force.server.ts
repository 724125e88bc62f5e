import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { holdAgreement, takeStep } from './agreement-life.server.ts';
import { createAgreement } from './agreement.server.ts';
import type { Relation } from './agreement.ts';
import type { AgreementDraft, Owner } from './draft.ts';
import { takeEffect } from './effects.server.ts';
import { writeTermination } from './ending.server.ts';
import { linkAgreements } from './lineage.server.ts';
import { beginTerm } from './term.server.ts';
import { dayOf, laterOf } from '#platform/calendar-day.ts';
import { hasBegun, isOver, termOf, type TerminationCause } from './term.ts';
import { freezeVersion } from './version.server.ts';

/** All have signed: its term begins, on the day it names or on the day of the last signature. */
export async function bringIntoForce(
	tx: Transaction,
	actor: Actor,
	{ agreementId, now, signedOn = dayOf(now) }: { agreementId: string; now: Date; signedOn?: string }
): Promise<Outcome<string>> {
	const agreement = await holdAgreement(tx, agreementId);
	if (!agreement) return refuse('agreement_unknown');
	const signed = await takeStep(tx, actor, { agreementId, to: 'signed', now });
	if (!signed.ok) return signed;
	const term = termOf(agreement, signedOn);
	if (isOver(term, dayOf(now))) return refuse('agreement_term_over', { endsOn: agreement.endsOn });
	const id = await beginTerm(tx, actor, { agreementId, term, cause: 'signed', now });
	const { endsOn } = agreement;
	const from = laterOf(term.validFrom, dayOf(now));
	const effect = await takeEffect(tx, actor, { agreementId, endsOn, from, now });
	if (!effect.ok) return effect;
	if (!hasBegun(term, dayOf(now))) return accept(id);
	const begun = await takeStep(tx, actor, { agreementId, to: 'in_force', now });
	return begun.ok ? accept(id) : begun;
}

export type Paper = {
	signedOn: string;
	place: string | null;
	/** The scan. */
	fileId: string | null;
	/** How it ended, where it did. */
	ended: { on: string; cause: TerminationCause; reason: string } | null;
};

type Recording = {
	owner: Owner;
	draft: AgreementDraft;
	paper: Paper;
	/** What it comes from, and what it does to that from its own first day on. */
	origin?: { predecessorId: string; relation: Relation } | null;
};

/** An agreement signed on paper before the house knew of it, with its scan; to come, in force or long over. */
export async function recordPaper(
	tx: Transaction,
	actor: Actor,
	{ owner, draft, paper, origin }: Recording,
	now: Date,
	options: { id?: string; isDemo?: boolean } = {}
): Promise<Outcome<string>> {
	const { signedOn, place, fileId, ended } = paper;
	if (signedOn > dayOf(now)) return refuse('paper_signed_later');
	const created = await createAgreement(tx, actor, { owner, draft }, now, options);
	if (!created.ok) return created;
	const agreementId = created.value;
	const frozen = await freezeVersion(tx, actor, { agreementId, now });
	if (!frozen.ok) return frozen;
	await tx
		.insertInto('agreementPaper')
		.values({
			...{ agreementId, signedOn, place, fileId },
			...{ recordedAt: now, recordedById: effectivePersonId(actor) }
		})
		.execute();
	const term = termOf(draft, signedOn);
	await beginTerm(tx, actor, { agreementId, term, cause: 'recorded', now });
	const to = hasBegun(term, dayOf(now)) ? 'in_force' : 'signed';
	const begun = await takeStep(tx, actor, { agreementId, to, now, note: signedOn });
	if (!begun.ok) return begun;
	const link = origin && { ...origin, successorId: agreementId };
	const linked = link ? await linkAgreements(tx, actor, link) : accept();
	if (!linked.ok) return linked;
	const { endsOn } = draft;
	const effect = await takeEffect(tx, actor, { agreementId, endsOn, from: term.validFrom, now });
	if (!effect.ok) return effect;
	const over = ended
		? await endOnPaper(tx, actor, { agreementId, signedOn, ended, isPublic: draft.isPublic, now })
		: isOver(term, dayOf(now))
			? await takeStep(tx, actor, { agreementId, to: 'expired', now })
			: accept();
	return over.ok ? created : over;
}

type EndedOnPaper = {
	agreementId: string;
	signedOn: string;
	ended: NonNullable<Paper['ended']>;
	isPublic: boolean;
	now: Date;
};

/** What happened on paper long ago is not measured by today's notice. */
async function endOnPaper(
	tx: Transaction,
	actor: Actor,
	{ agreementId, signedOn, ended, isPublic, now }: EndedOnPaper
): Promise<Outcome> {
	const { on: endsOn, cause, reason } = ended;
	if (endsOn < signedOn) return refuse('dates_cross');
	const termination = { givenOn: signedOn, endsOn, cause, reason };
	return writeTermination(tx, actor, { agreementId, isPublic, termination, now });
}

export async function findPaper(db: Database, agreementId: string) {
	return db
		.selectFrom('agreementPaper')
		.select(['signedOn', 'place', 'fileId'])
		.where('agreementId', '=', agreementId)
		.executeTakeFirst();
}
