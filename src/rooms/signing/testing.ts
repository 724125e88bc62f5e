import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Database } from '#platform/database/database.ts';
import { listLetters } from '#platform/mail/letter.server.ts';
import { unwrap } from '#platform/outcome.ts';
import { anAgreement } from '#rooms/agreements/testing.ts';
import { dispatchRound } from './dispatch.server.ts';
import { addStep, beginPlan } from './plan.server.ts';
import { addRepresentative, type RepresentativeDraft } from './representation.server.ts';
import { findOpenRound, listSteps } from './round.server.ts';
import { sign, type Signing } from './sign.server.ts';

export const signingDay = new Date('2026-03-10T09:00:00Z');
export const occasionAt = (now: Date = signingDay) => ({ now, origin: 'https://osnova.test' });

export async function aRepresentative(
	db: Database,
	organisationId: string,
	name: string,
	changes: Partial<RepresentativeDraft> = {}
): Promise<string> {
	const draft: RepresentativeDraft = {
		name,
		function: 'prezes',
		email: null,
		maySign: 'alone',
		validFrom: '2010-01-01',
		validUntil: null,
		...changes
	};
	const outcome = await attempt(db, (tx) =>
		addRepresentative(tx, house, { organisationId, draft, now: signingDay })
	);
	return unwrap(outcome);
}

/** An agreement of Łódź and Ruse with its plan: Ewa for PIOT, Boris for the firm, in one turn. */
export async function aPlan(db: Database, { email = 'boris@ruse.test' } = {}) {
	const agreement = await anAgreement(db);
	const ewaId = await aRepresentative(db, agreement.coordinatorId, 'Ewa Nić', {
		email: 'ewa@lodz.test'
	});
	const borisId = await aRepresentative(db, agreement.firmId, 'Борис Дунавски', { email });
	const agreementId = agreement.id;
	const roundId = unwrap(
		await attempt(db, (tx) => beginPlan(tx, house, { agreementId, now: signingDay }))
	);
	return { ...agreement, agreementId, roundId, ewaId, borisId };
}

/** The same, gone out for signature; an approver stands before it where asked for. */
export async function aRound(db: Database, { withGate = false, now = signingDay } = {}) {
	const plan = await aPlan(db);
	const { agreementId } = plan;
	if (withGate) {
		for (const { id } of await listSteps(db, plan.roundId))
			await db.updateTable('signingStep').set({ turn: 2 }).where('id', '=', id).execute();
		unwrap(await attempt(db, (tx) => addStep(tx, house, { agreementId, draft: gate })));
	}
	const occasion = occasionAt(now);
	unwrap(await attempt(db, (tx) => dispatchRound(tx, house, { agreementId, occasion })));
	return { ...plan, ...(await stepsOf(db, plan.roundId)) };
}

const gate = {
	turn: 1,
	task: 'approval',
	partyId: null,
	name: 'Radca Prawny',
	function: null,
	email: 'radca@lodz.test',
	locale: 'pl',
	authority: null,
	representativeId: null,
	powerId: null,
	means: 'any'
} as const;

export async function stepsOf(db: Database, roundId: string) {
	const steps = await listSteps(db, roundId);
	const named = (name: string) => steps.find((step) => step.name === name)!;
	return {
		steps,
		ewa: named('Ewa Nić'),
		boris: named('Борис Дунавски'),
		gate: named('Radca Prawny')
	};
}

/** What somebody sends who reads the text and signs it as asked. */
export async function signingOf(
	db: Database,
	step: { id: string; name: string; roundId: string },
	changes: Partial<Signing> = {}
): Promise<Signing> {
	const { digest } = await db
		.selectFrom('signingRound')
		.innerJoin('agreementVersion', 'agreementVersion.id', 'signingRound.versionId')
		.select('digest')
		.where('signingRound.id', '=', step.roundId)
		.executeTakeFirstOrThrow();
	return {
		stepId: step.id,
		means: 'account',
		name: step.name,
		isIntended: true,
		digest: digest ?? '',
		drawing: null,
		scanFileId: null,
		scanDigest: null,
		signedOnPaperOn: null,
		address: '192.0.2.7',
		device: 'test',
		occasion: occasionAt(),
		...changes
	};
}

export const signs = async (
	db: Database,
	step: { id: string; name: string; roundId: string },
	changes: Partial<Signing> = {}
) => sign(db, house, await signingOf(db, step, changes));

export const openRoundOf = async (db: Database, agreementId: string) =>
	(await findOpenRound(db, agreementId))!;

export async function findLetterTo(db: Database, email: string) {
	const [last] = await listLetters(db, { to: email, limit: 1 });
	if (!last) throw new Error(`no letter to ${email}`);
	return last;
}

/** Of what kind the letters to somebody are, the latest first. */
export async function letterKindsOf(db: Database, email: string) {
	return (await listLetters(db, { to: email, limit: 5 })).map(({ kind }) => kind);
}
