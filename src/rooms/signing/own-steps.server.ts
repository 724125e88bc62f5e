import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { prepared } from '#platform/database/prepared.ts';
import { dueSteps } from './round-life.ts';
import { findOpenRound, listSteps, type StepRow } from './round.server.ts';

export type Signer = { id: string; email: string };

export const isOwnStep = (step: Pick<StepRow, 'personId' | 'email'>, signer: Signer): boolean =>
	step.personId === signer.id || step.email === signer.email.toLowerCase();

/** The steps of the open round that somebody with an account is named for. */
export async function listOwnSteps(db: Database, agreementId: string, signer: Signer | null) {
	const round = signer && (await findOpenRound(db, agreementId));
	if (!signer || !round?.dispatchedAt) return { round: null, steps: [], due: [] };
	const steps = await listSteps(db, round.id);
	const own = (step: StepRow) => isOwnStep(step, signer);
	return { round, steps: steps.filter(own), due: dueSteps(steps).filter(own) };
}

/** Whether somebody is named as signing or approving an agreement that is out. */
export async function signsHere(
	db: Database,
	agreementId: string,
	signer: Signer | null
): Promise<boolean> {
	if (!signer) return false;
	const step = await db
		.selectFrom('signingStep')
		.innerJoin('signingRound', 'signingRound.id', 'signingStep.roundId')
		.select('signingStep.id')
		.where('signingRound.agreementId', '=', agreementId)
		.where('signingRound.dispatchedAt', 'is not', null)
		.where(namedFor(signer))
		.limit(1)
		.executeTakeFirst();
	return step !== undefined;
}

/** What waits for somebody's signature now that it is their turn, for their desk. */
export async function listAwaited(db: Database, signer: Signer) {
	return db
		.selectFrom('signingStep')
		.innerJoin('signingRound', 'signingRound.id', 'signingStep.roundId')
		.modifyFront(prepared('awaited_signatures'))
		.select(['signingStep.id', 'signingRound.agreementId', 'signingRound.expiresAt'])
		.where('signingRound.endedAt', 'is', null)
		.where('signingRound.dispatchedAt', 'is not', null)
		.where(namedFor(signer))
		.where(isUnsigned('signing_step'))
		.where(
			sql<boolean>`not exists (select from signing_step earlier
				where earlier.round_id = signing_step.round_id and earlier.turn < signing_step.turn
				and ${isUnsigned('earlier')})`
		)
		.orderBy('signingRound.dispatchedAt')
		.orderBy('signingStep.id')
		.limit(50)
		.execute();
}

const isUnsigned = (step: string) =>
	sql<boolean>`not exists (select from signature where step_id = ${sql.ref(step)}.id)`;

/** Of the steps in a query: those of this person, by account or by address. */
const namedFor = ({ id, email }: Signer) =>
	sql<boolean>`(signing_step.person_id = ${id} or signing_step.email = ${email.toLowerCase()})`;
