import { dayOf } from '#platform/calendar-day.ts';
import type { Database } from '#platform/database/database.ts';
import type { AgreementTable } from '#rooms/agreements/tables.ts';
import { listParties, type PartyRow } from '#rooms/agreements/parties.server.ts';
import type { Claim, Matter, SigningParty } from './authority.ts';

/** What is still to be decided: being planned, or out for signature. */
export const findOpenRound = (db: Database, agreementId: string) =>
	db
		.selectFrom('signingRound')
		.selectAll()
		.where('agreementId', '=', agreementId)
		.where('endedAt', 'is', null)
		.executeTakeFirst();

export const listRounds = (db: Database, agreementId: string) =>
	db
		.selectFrom('signingRound')
		.selectAll()
		.where('agreementId', '=', agreementId)
		.orderBy('number', 'desc')
		.execute();

export const findRound = (db: Database, id: string) =>
	db.selectFrom('signingRound').selectAll().where('id', '=', id).executeTakeFirst();

/** The round that a step belongs to. */
export const findRoundOfStep = (db: Database, stepId: string) =>
	db
		.selectFrom('signingRound')
		.innerJoin('signingStep', 'signingStep.roundId', 'signingRound.id')
		.selectAll('signingRound')
		.where('signingStep.id', '=', stepId)
		.executeTakeFirst();

/** A step of an agreement that is a party's. */
export const findStepOf = (
	db: Database,
	{ agreementId, stepId, partyId }: { agreementId: string; stepId: string; partyId: string }
) =>
	db
		.selectFrom('signingStep')
		.innerJoin('signingRound', 'signingRound.id', 'signingStep.roundId')
		.select('signingStep.id')
		.where('signingStep.id', '=', stepId)
		.where('signingStep.partyId', '=', partyId)
		.where('signingRound.agreementId', '=', agreementId)
		.executeTakeFirst();

export type RoundRow = NonNullable<Awaited<ReturnType<typeof findRound>>>;

/** The steps of a round in their order, with what came of each. */
export async function listSteps(db: Database, roundId: string) {
	const [steps, signatures, refusals] = await Promise.all([
		db
			.selectFrom('signingStep')
			.selectAll()
			.where('roundId', '=', roundId)
			.orderBy('turn')
			.orderBy('position')
			.orderBy('id')
			.execute(),
		db
			.selectFrom('signature')
			.innerJoin('signingStep', 'signingStep.id', 'signature.stepId')
			.selectAll('signature')
			.where('roundId', '=', roundId)
			.execute(),
		db
			.selectFrom('signingRefusal')
			.innerJoin('signingStep', 'signingStep.id', 'signingRefusal.stepId')
			.selectAll('signingRefusal')
			.where('roundId', '=', roundId)
			.execute()
	]);
	return steps.map((step) => {
		const signature = signatures.find(({ stepId }) => stepId === step.id) ?? null;
		const refusal = refusals.find(({ stepId }) => stepId === step.id) ?? null;
		const isDone = signature !== null;
		return { ...step, signature, refusal, isDone, isRefused: refusal !== null };
	});
}

export type StepRow = Awaited<ReturnType<typeof listSteps>>[number];

/** No record has it: a cluster without a coordinator can be bound by nobody. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** The legal person who binds a party, and the cluster it does so for. */
export const signingPartyOf = (party: PartyRow): SigningParty => ({
	organisationId: party.signingOrganisationId ?? party.organisationId ?? nobody,
	clusterId: party.clusterId
});

export const matterOf = ({
	kind,
	amountCents,
	currency
}: Pick<AgreementTable, 'kind' | 'amountCents' | 'currency'>): Matter => ({
	kind,
	amountCents: amountCents === null ? null : Number(amountCents),
	currency
});

/** Who signed is judged by the day they did, who has not by today. */
export const claimOf = (step: StepRow, today: string): Claim => ({
	name: step.name,
	authority: step.authority,
	representativeId: step.representativeId,
	powerId: step.powerId,
	on: step.signature ? (step.signature.signedOnPaperOn ?? dayOf(step.signature.signedAt)) : today
});

/** The parties that sign: those who joined later do so by a declaration of their own. */
export async function listSigningParties(db: Database, agreementId: string): Promise<PartyRow[]> {
	const parties = await listParties(db, agreementId);
	return parties.filter(({ joinedOn }) => joinedOn === null);
}

/** The latest round all of whose signatures count. */
export const findCompletedRound = (db: Database, agreementId: string) =>
	db
		.selectFrom('signingRound')
		.selectAll()
		.where('agreementId', '=', agreementId)
		.where('outcome', '=', 'completed')
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();
