import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { addParty, getAgreement, writeAreas, writeTitles } from './agreement.server.ts';
import { holdAgreement, takeStep } from './agreement-life.server.ts';
import { isOpenToChange } from './agreement-life.ts';
import type { Texts } from './agreement.ts';
import { beginVersion } from './clause-edit.server.ts';
import { findTermProblem, type AgreementFacts, type PartyDraft } from './draft.ts';
import { listParties } from './parties.server.ts';
import { currentVersion } from './version.server.ts';

/** Shown to everybody once it is signed, or kept to those who work on it. */
export async function publishAgreement(
	tx: Transaction,
	actor: Actor,
	{ agreementId, isPublic }: { agreementId: string; isPublic: boolean }
): Promise<Outcome> {
	const agreement = await holdAgreement(tx, agreementId);
	if (!agreement) return refuse('agreement_unknown');
	if (agreement.isPublic === isPublic) return accept();
	await tx.updateTable('agreement').set({ isPublic }).where('id', '=', agreementId).execute();
	await record(tx, actor, {
		deed: isPublic ? 'agreement.published' : 'agreement.withheld',
		subject: { kind: 'agreement', id: agreementId },
		isPublic: true
	});
	return accept();
}

export type FactsChange = Omit<AgreementFacts, 'kind' | 'originalLocale' | 'isPublic'> & {
	titles: Texts;
	summaries: Texts;
	areas: string[];
};

/** Dates, money, notice, titles: free to change until the text is out for signature. */
export async function changeFacts(
	tx: Transaction,
	actor: Actor,
	{
		agreementId,
		edition,
		change,
		now
	}: { agreementId: string; edition: number; change: FactsChange; now: Date }
): Promise<Outcome<number>> {
	const agreement = await holdAgreement(tx, agreementId);
	if (!agreement) return refuse('agreement_unknown');
	if (!isOpenToChange(agreement.state)) return refuse('agreement_closed_to_change');
	if (agreement.edition !== edition) return refuse('agreement_changed_meanwhile');
	const { folded: _, ...before } = agreement;
	const { titles, summaries, areas, reference, ...facts } = change;
	const version = await currentVersion(tx, agreementId);
	const isOtherwise = version?.frozenAt && (await saysOtherwise(tx, agreementId, change));
	const problem = findTermProblem(facts);
	if (problem) return problem;
	if (!Object.values(titles).some((title) => title.trim()))
		return refuse('agreement_title_missing');
	await tx
		.updateTable('agreement')
		.set({ ...facts, edition: edition + 1, changedAt: now })
		.set({ reference: reference || agreement.reference })
		.where('id', '=', agreementId)
		.execute();
	await writeTitles(tx, agreementId, { titles, summaries });
	await writeAreas(tx, agreementId, areas);
	await record(tx, actor, {
		deed: 'agreement.changed',
		subject: { kind: 'agreement', id: agreementId },
		details: { before, after: change }
	});
	if (!isOtherwise) return accept(edition + 1);
	await beginVersion(tx, actor, { agreementId, baseId: version.id, now });
	if (agreement.state !== 'approval') return accept(edition + 1);
	const back = await takeStep(tx, actor, { agreementId, to: 'negotiation', now });
	return back.ok ? accept(edition + 1) : back;
}

const agreed = [
	...(['bindingLocale', 'amountCents', 'currency', 'startsOn', 'endsOn'] as const),
	...(['noticeMonths', 'renewal', 'renewalMonths'] as const)
];

/** Whether a change touches what organs approve and parties sign: a summary or the number does not. */
async function saysOtherwise(tx: Transaction, id: string, change: FactsChange): Promise<boolean> {
	const was = await getAgreement(tx, id);
	const titles = new Set([...Object.keys(was.titles), ...Object.keys(change.titles)] as Locale[]);
	return (
		agreed.some((fact) => String(was[fact] ?? '') !== String(change[fact] ?? '')) ||
		[...titles].some(
			(locale) => (was.titles[locale] ?? '') !== (change.titles[locale] ?? '').trim()
		) ||
		was.areas.toSorted().join() !== change.areas.toSorted().join()
	);
}

type Change = { agreementId: string; now: Date };

export async function nameParty(
	tx: Transaction,
	actor: Actor,
	{ agreementId, party, now }: Change & { party: PartyDraft }
): Promise<Outcome<string>> {
	const open = await holdDraft(tx, agreementId);
	if (!open.ok) return open;
	const position = (await listParties(tx, agreementId)).length;
	const id = await addParty(tx, { agreementId, position, party, joinedOn: null }, now);
	await record(tx, actor, {
		deed: 'agreement.parties_added',
		subject: { kind: 'agreement', id: agreementId },
		details: party
	});
	return accept(id);
}

export async function dropParty(
	tx: Transaction,
	actor: Actor,
	{ agreementId, partyId }: Change & { partyId: string }
): Promise<Outcome> {
	const open = await holdDraft(tx, agreementId);
	if (!open.ok) return open;
	if ((await listParties(tx, agreementId)).length <= 2) return refuse('parties_too_few');
	await tx
		.deleteFrom('agreementParty')
		.where('id', '=', partyId)
		.where('agreementId', '=', agreementId)
		.execute();
	await record(tx, actor, {
		deed: 'agreement.parties_dropped',
		subject: { kind: 'agreement', id: agreementId },
		details: { partyId }
	});
	return accept();
}

/** Parties change only before the first version that was fixed has been approved by anybody. */
async function holdDraft(tx: Transaction, agreementId: string): Promise<Outcome> {
	const agreement = await holdAgreement(tx, agreementId);
	if (!agreement) return refuse('agreement_unknown');
	if (!isOpenToChange(agreement.state)) return refuse('agreement_closed_to_change');
	const version = await currentVersion(tx, agreementId);
	return version?.frozenAt ? refuse('parties_fixed') : accept();
}
