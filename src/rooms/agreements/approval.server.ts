import { sql } from 'kysely';
import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { prepared } from '#platform/database/prepared.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { textIn } from '#rooms/governance/reader-text.ts';
import { resolutionNumber } from '#rooms/governance/resolution.ts';
import { findAdopted, linkResolution } from '#rooms/governance/resolution.server.ts';
import { holdAgreement } from './agreement-life.server.ts';
import { addToChain } from './chain.server.ts';
import type { ApprovalOutcome } from './negotiation.ts';
import { listParties } from './parties.server.ts';
import { currentVersion } from './version.server.ts';

nameViolations({ party_approval_given_already: 'approval_given_already' });

export type Approval = {
	partyId: string;
	outcome: ApprovalOutcome;
	organName: string | null;
	resolutionReference: string | null;
	resolutionId: string | null;
	resolvedOn: string | null;
	reason: string;
};

/** What a party's organ decided on the text that lies before it; a new version asks anew. */
export async function giveApproval(
	tx: Transaction,
	actor: Actor,
	{ agreementId, approval, now }: { agreementId: string; approval: Approval; now: Date }
): Promise<Outcome<string>> {
	const agreement = await holdAgreement(tx, agreementId);
	if (!agreement) return refuse('agreement_unknown');
	if (agreement.state !== 'approval') return refuse('approval_not_asked');
	if (approval.outcome === 'declined' && !approval.reason.trim())
		return refuse('agreement_reason_missing');
	const version = await currentVersion(tx, agreementId);
	if (!version?.frozenAt) return refuse('approval_not_asked');
	const ground = await groundOf(tx, agreementId, approval);
	if (!ground.ok) return ground;
	const id = newId();
	const given = { ...approval, ...ground.value };
	await tx
		.insertInto('partyApproval')
		.values({
			...{ id, versionId: version.id },
			...given,
			...{ givenAt: now, givenById: effectivePersonId(actor) }
		})
		.execute();
	const { partyId, outcome, organName, resolutionReference, resolvedOn, resolutionId } = given;
	if (resolutionId) {
		const subject = { kind: 'agreement', id: agreementId } as const;
		await linkResolution(tx, actor, { resolutionId, subject });
	}
	await addToChain(tx, agreementId, {
		kind: 'approval',
		at: now,
		content: {
			...{ partyId, outcome, organName, resolutionReference, resolvedOn },
			versionDigest: version.digest
		}
	});
	await record(tx, actor, {
		deed: `agreement.party_${outcome}`,
		subject: { kind: 'agreement', id: agreementId },
		details: { partyId, versionId: version.id }
	});
	return accept(id);
}

/** Which organ resolved it, when and under what number: as its resolution has it, else as it was typed. */
async function groundOf(
	tx: Transaction,
	agreementId: string,
	{ partyId, resolutionId }: Approval
): Promise<Outcome<Partial<Approval>>> {
	if (!resolutionId) return accept({});
	const party = (await listParties(tx, agreementId)).find(({ id }) => id === partyId);
	const owned = { ownerKind: 'cluster', ownerId: party?.clusterId ?? '' } as const;
	const resolution = party?.clusterId && (await findAdopted(tx, { ...owned, id: resolutionId }));
	if (!resolution) return refuse('resolution_not_adopted');
	return accept({
		organName: textIn(resolution.organNames, resolution.originalLocale),
		resolutionReference: resolutionNumber(resolution),
		resolvedOn: resolution.closedAt && dayOf(resolution.closedAt)
	});
}

export async function listApprovals(db: Database, agreementId: string) {
	return db
		.selectFrom('partyApproval')
		.innerJoin('agreementVersion', 'agreementVersion.id', 'partyApproval.versionId')
		.leftJoin('person', 'person.id', 'partyApproval.givenById')
		.select(['partyApproval.id', 'versionId', 'partyId', 'outcome', 'organName', 'resolvedOn'])
		.select(['resolutionReference', 'resolutionId', 'reason', 'givenAt', 'person.name as by'])
		.select('agreementVersion.number')
		.where('agreementVersion.agreementId', '=', agreementId)
		.orderBy('givenAt')
		.orderBy('partyApproval.id')
		.execute();
}

/** Whether every party has approved this very text. */
export async function isApprovedByAll(db: Database, versionId: string): Promise<boolean> {
	const { missing } = await db
		.selectFrom('agreementVersion')
		.innerJoin('agreementParty', 'agreementParty.agreementId', 'agreementVersion.agreementId')
		.leftJoin('partyApproval', (join) =>
			join
				.onRef('partyApproval.partyId', '=', 'agreementParty.id')
				.onRef('partyApproval.versionId', '=', 'agreementVersion.id')
				.on('partyApproval.outcome', '=', 'approved')
		)
		.select(({ fn }) => fn.countAll<number>().as('missing'))
		.where('agreementVersion.id', '=', versionId)
		.where('agreementParty.joinedOn', 'is', null)
		.where('partyApproval.id', 'is', null)
		.executeTakeFirstOrThrow();
	return Number(missing) === 0;
}

/** Agreements in which one of these has not yet said yes or no to the text before it. */
export async function listUnapproved(
	db: Database,
	scopes: readonly string[],
	limit: number
): Promise<string[]> {
	if (scopes.length === 0) return [];
	const ofOwn = sql<string>`any(${[...scopes]}::uuid[])`;
	const rows = await db
		.selectFrom('agreement')
		.innerJoin('agreementParty as party', 'party.agreementId', 'agreement.id')
		.modifyFront(prepared('unapproved_agreements'))
		.select('agreement.id')
		.distinct()
		.where('state', '=', 'approval')
		.where((or) =>
			or.or([
				or('clusterId', '=', ofOwn),
				or('organisationId', '=', ofOwn),
				or('signingOrganisationId', '=', ofOwn)
			])
		)
		.where(
			sql<boolean>`not exists (
				select from party_approval given join agreement_version v on v.id = given.version_id
				where given.party_id = party.id and v.number = (
					select max(number) from agreement_version where agreement_id = agreement.id))`
		)
		.orderBy('agreement.id', 'desc')
		.limit(limit)
		.execute();
	return rows.map(({ id }) => id);
}
