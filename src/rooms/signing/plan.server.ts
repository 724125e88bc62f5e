import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { holdAgreement } from '#rooms/agreements/agreement-life.server.ts';
import { isOpenToChange } from '#rooms/agreements/agreement-life.ts';
import type { PartyRow } from '#rooms/agreements/parties.server.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { groundOf, membersBehind, suggestSigners, type Grounds } from './authority.ts';
import { findPersonId } from './representation.server.ts';
import type { Authority, Task, WantedMeans } from './round.ts';
import {
	findOpenRound,
	listSigningParties,
	matterOf,
	signingPartyOf,
	type RoundRow
} from './round.server.ts';
import { groundsOf } from './standing.server.ts';

export type StepDraft = {
	turn: number;
	task: Task;
	partyId: string | null;
	name: string;
	function: string | null;
	email: string | null;
	locale: Locale;
	authority: Authority | null;
	representativeId: string | null;
	powerId: string | null;
	means: WantedMeans;
};

const planned = (tx: Transaction, actor: Actor, agreementId: string, details: object) =>
	record(tx, actor, {
		deed: 'signing.planned',
		subject: { kind: 'agreement', id: agreementId },
		details: { ...details }
	});

/** The plan of an agreement that is not sent out yet; everything else stands as it is. */
async function holdPlan(tx: Transaction, agreementId: string): Promise<Outcome<RoundRow>> {
	const agreement = await holdAgreement(tx, agreementId);
	if (!agreement) return refuse('agreement_unknown');
	const round = await findOpenRound(tx, agreementId);
	if (!round) return refuse('plan_missing');
	return round.dispatchedAt ? refuse('round_dispatched_already') : accept(round);
}

/** Begins a plan with those whom the records of the parties name. */
export async function beginPlan(
	tx: Transaction,
	actor: Actor,
	{ agreementId, now }: { agreementId: string; now: Date }
): Promise<Outcome<string>> {
	const agreement = await holdAgreement(tx, agreementId);
	if (!agreement) return refuse('agreement_unknown');
	const open = await findOpenRound(tx, agreementId);
	if (open) return accept(open.id);
	if (!isOpenToChange(agreement.state)) return refuse('agreement_closed_to_change');
	const roundId = await openRound(tx, agreementId, now);
	const parties = await listSigningParties(tx, agreementId);
	const grounds = await groundsOf(tx, parties);
	const suggested = parties.flatMap((party) =>
		suggestedFor(party, grounds, { matter: matterOf(agreement), on: dayOf(now) })
	);
	for (const [position, one] of suggested.entries())
		await insertStep(tx, roundId, { ...one, locale: agreement.originalLocale }, position);
	await planned(tx, actor, agreementId, { roundId, steps: suggested.length });
	return accept(roundId);
}

export async function openRound(
	tx: Transaction,
	agreementId: string,
	now: Date,
	like: Partial<RoundRow> = {}
): Promise<string> {
	const id = newId();
	const { highest } = await tx
		.selectFrom('signingRound')
		.select(({ fn }) => fn.max('number').as('highest'))
		.where('agreementId', '=', agreementId)
		.executeTakeFirstOrThrow();
	const { place = null, message = {}, remindDays = 3 } = like;
	await tx
		.insertInto('signingRound')
		.values({
			...{ id, agreementId, versionId: await latestVersion(tx, agreementId) },
			...{ number: (highest ?? 0) + 1, place, message: JSON.stringify(message), remindDays },
			plannedAt: now
		})
		.execute();
	return id;
}

async function latestVersion(tx: Transaction, agreementId: string): Promise<string> {
	const { id } = await tx
		.selectFrom('agreementVersion')
		.select('id')
		.where('agreementId', '=', agreementId)
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirstOrThrow();
	return id;
}

type Suggesting = { matter: ReturnType<typeof matterOf>; on: string };

function suggestedFor(party: PartyRow, grounds: Grounds, { matter, on }: Suggesting) {
	const signing = signingPartyOf(party);
	const forMembers =
		party.clusterId !== null && membersBehind(signing, grounds, matter, on).length > 0;
	return suggestSigners(groundOf(grounds, signing.organisationId), on).map(
		(one): Omit<StepDraft, 'locale'> => ({
			turn: 1,
			task: 'signature',
			partyId: party.id,
			name: one.name,
			function: one.function,
			email: one.email,
			authority: forMembers ? 'for_members' : one.maySign,
			representativeId: one.id,
			powerId: null,
			means: 'any'
		})
	);
}

export async function insertStep(
	tx: Transaction,
	roundId: string,
	draft: StepDraft,
	position: number
): Promise<string> {
	const id = newId();
	const email = draft.email?.toLowerCase() ?? null;
	const personId = await findPersonId(tx, email);
	await tx
		.insertInto('signingStep')
		.values({ id, roundId, position, ...draft, email, personId })
		.execute();
	return id;
}

export async function addStep(
	tx: Transaction,
	actor: Actor,
	{ agreementId, draft }: { agreementId: string; draft: StepDraft }
): Promise<Outcome<string>> {
	const plan = await holdPlan(tx, agreementId);
	if (!plan.ok) return plan;
	const problem = findStepProblem(draft);
	if (problem) return refuse(problem);
	const parties = await listSigningParties(tx, agreementId);
	if (draft.partyId && !parties.some(({ id }) => id === draft.partyId))
		return refuse('party_unknown');
	// Sent twice, it is one step.
	const same = await findAlike(tx, plan.value.id, draft);
	if (same) return accept(same);
	const id = await insertStep(tx, plan.value.id, draft, await nextPosition(tx, plan.value.id));
	await planned(tx, actor, agreementId, { stepId: id, name: draft.name, task: draft.task });
	return accept(id);
}

async function findAlike(tx: Transaction, roundId: string, draft: StepDraft) {
	const { task, partyId, name, representativeId, powerId } = draft;
	const alike = await tx
		.selectFrom('signingStep')
		.select('id')
		.where('roundId', '=', roundId)
		.where('task', '=', task)
		.where('name', '=', name)
		.where('partyId', 'is not distinct from', partyId)
		.where('representativeId', 'is not distinct from', representativeId)
		.where('powerId', 'is not distinct from', powerId)
		.executeTakeFirst();
	return alike?.id;
}

export function findStepProblem(draft: StepDraft): string | undefined {
	if (!draft.name) return 'signer_name_missing';
	if (draft.turn < 1 || draft.turn > 99) return 'turn_out_of_range';
	if (draft.task === 'signature' && !draft.partyId) return 'party_unknown';
	if (draft.task === 'approval' && !draft.email) return 'gate_without_address';
	return undefined;
}

async function nextPosition(tx: Transaction, roundId: string): Promise<number> {
	const { highest } = await tx
		.selectFrom('signingStep')
		.select(({ fn }) => fn.max('position').as('highest'))
		.where('roundId', '=', roundId)
		.executeTakeFirstOrThrow();
	return (highest ?? 0) + 1;
}

export async function removeStep(
	tx: Transaction,
	actor: Actor,
	{ agreementId, stepId }: { agreementId: string; stepId: string }
): Promise<Outcome> {
	const plan = await holdPlan(tx, agreementId);
	if (!plan.ok) return plan;
	await tx
		.deleteFrom('signingStep')
		.where('id', '=', stepId)
		.where('roundId', '=', plan.value.id)
		.execute();
	await planned(tx, actor, agreementId, { removed: stepId });
	return accept();
}

/** A party that leaves the draft leaves the plan with its signers; former rounds keep their names. */
export async function releaseParty(
	tx: Transaction,
	{ agreementId, partyId }: { agreementId: string; partyId: string }
): Promise<void> {
	await tx
		.deleteFrom('signingStep')
		.using('signingRound')
		.whereRef('signingRound.id', '=', 'signingStep.roundId')
		.where('signingStep.partyId', '=', partyId)
		.where('signingRound.agreementId', '=', agreementId)
		.where('signingRound.dispatchedAt', 'is', null)
		.execute();
}

export async function moveStep(
	tx: Transaction,
	actor: Actor,
	{ agreementId, stepId, turn }: { agreementId: string; stepId: string; turn: number }
): Promise<Outcome> {
	const plan = await holdPlan(tx, agreementId);
	if (!plan.ok) return plan;
	if (!Number.isInteger(turn) || turn < 1 || turn > 99) return refuse('turn_out_of_range');
	await tx
		.updateTable('signingStep')
		.set({ turn })
		.where('id', '=', stepId)
		.where('roundId', '=', plan.value.id)
		.execute();
	await planned(tx, actor, agreementId, { moved: stepId, turn });
	return accept();
}

export type PlanSettings = {
	place: string | null;
	message: string;
	locale: Locale;
	expiresOn: string | null;
	remindDays: number;
};

export async function settlePlan(
	tx: Transaction,
	actor: Actor,
	{ agreementId, settings, now }: { agreementId: string; settings: PlanSettings; now: Date }
): Promise<Outcome> {
	const plan = await holdPlan(tx, agreementId);
	if (!plan.ok) return plan;
	const { place, message, locale, expiresOn, remindDays } = settings;
	if (!Number.isInteger(remindDays) || remindDays < 1 || remindDays > 60)
		return refuse('remind_days_out_of_range');
	// The whole last day still counts, wherever in Europe it ends.
	const expiresAt = expiresOn ? new Date(`${expiresOn}T23:59:59Z`) : null;
	if (expiresAt && expiresAt <= now) return refuse('expiry_past');
	await tx
		.updateTable('signingRound')
		.set({
			place,
			expiresAt,
			remindDays,
			message: JSON.stringify(message ? { [locale]: message } : {})
		})
		.where('id', '=', plan.value.id)
		.execute();
	await planned(tx, actor, agreementId, { place, expiresOn, remindDays });
	return accept();
}

/** The same people once more, for a round that follows one that came to nothing. */
export async function copySteps(tx: Transaction, fromId: string, toId: string): Promise<void> {
	const steps = await tx
		.selectFrom('signingStep')
		.selectAll()
		.where('roundId', '=', fromId)
		.orderBy('turn')
		.orderBy('position')
		.execute();
	for (const step of steps)
		await tx
			.insertInto('signingStep')
			.values({ ...step, id: newId(), roundId: toId })
			.execute();
}
