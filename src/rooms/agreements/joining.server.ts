import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { addParty } from './agreement.server.ts';
import { holdAgreement } from './agreement-life.server.ts';
import { isBinding } from './agreement-life.ts';
import { addToChain } from './chain.server.ts';
import type { PartyDraft } from './draft.ts';
import { listParties } from './parties.server.ts';

/** A late joiner: by its declaration it becomes a party from a day on, and nothing is signed anew. */
export async function admitJoiner(
	tx: Transaction,
	actor: Actor,
	{
		agreementId,
		party,
		joinedOn,
		declarationId = null,
		now
	}: {
		agreementId: string;
		party: PartyDraft;
		joinedOn: string;
		declarationId?: string | null;
		now: Date;
	}
): Promise<Outcome<string>> {
	const agreement = await holdAgreement(tx, agreementId);
	if (!agreement) return refuse('agreement_unknown');
	if (!isBinding(agreement.state)) return refuse('agreement_not_in_force');
	const parties = await listParties(tx, agreementId);
	const isParty = parties.some(
		({ clusterId, organisationId }) =>
			(clusterId ?? organisationId) === (party.clusterId ?? party.organisationId)
	);
	if (isParty) return refuse('party_named_already');
	const position = parties.length;
	const partyId = await addParty(tx, { agreementId, position, party, joinedOn }, now);
	const { clusterId, organisationId } = party;
	const content = { partyId, clusterId, organisationId, joinedOn, declarationId };
	await addToChain(tx, agreementId, { kind: 'accession', at: now, content });
	await record(tx, actor, {
		deed: 'agreement.party_joined',
		subject: { kind: 'agreement', id: agreementId },
		isPublic: agreement.isPublic,
		details: content
	});
	return accept(partyId);
}
