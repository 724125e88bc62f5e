import { expect, test } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { dropParty, nameParty } from '#rooms/agreements/facts.server.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { dispatchRound } from './dispatch.server.ts';
import { remindSigners } from './letters.server.ts';
import { listAwaited } from './own-steps.server.ts';
import { addStep, moveStep, releaseParty } from './plan.server.ts';
import { listSteps } from './round.server.ts';
import { aPlan, occasionAt, signingDay, signs, stepsOf } from './testing.ts';

const db = await testDatabase();
const later = (hours: number) => new Date(signingDay.getTime() + hours * 3_600_000);
const at = { now: signingDay };

test('whoever signs in ink is not reminded, and nothing waits before its turn', async () => {
	const { agreementId, roundId } = await aPlan(db);
	const { ewa, boris } = await stepsOf(db, roundId);
	await db.updateTable('signingStep').set({ means: 'paper' }).where('id', '=', boris.id).execute();
	const second = { agreementId, stepId: boris.id, turn: 2 };
	unwrap(await attempt(db, (tx) => moveStep(tx, house, second)));
	const occasion = occasionAt();
	unwrap(await attempt(db, (tx) => dispatchRound(tx, house, { agreementId, occasion })));
	const waiting = async () =>
		(await listAwaited(db, { id: agreementId, email: 'boris@ruse.test' })).map(({ id }) => id);
	expect(await waiting()).toEqual([]);
	await signs(db, ewa);
	expect(await waiting()).toEqual([boris.id]);
	expect(await remindSigners(db, occasionAt(later(73)))).toBe(0);
});

test('a step entered twice stands once', async () => {
	const { agreementId, roundId } = await aPlan(db);
	const { ewa } = await stepsOf(db, roundId);
	const draft = {
		...{ turn: 3, task: ewa.task, partyId: ewa.partyId, name: ewa.name, function: null },
		...{ email: null, locale: ewa.locale, authority: ewa.authority, means: ewa.means },
		...{ representativeId: ewa.representativeId, powerId: null }
	};
	expect(await attempt(db, (tx) => addStep(tx, house, { agreementId, draft }))).toEqual({
		...{ ok: true, value: ewa.id }
	});
	expect(await listSteps(db, roundId)).toHaveLength(2);
});

test('a party that leaves the draft leaves the plan with its signer', async () => {
	const { agreementId, parties, roundId } = await aPlan(db);
	const organisationId = await anOrganisation(db, { name: 'Przędzalnia' });
	const party = {
		...{ organisationId, clusterId: null, signingOrganisationId: null, role: 'party' as const }
	};
	const drop = (partyId: string) =>
		attempt(db, async (tx) => {
			await releaseParty(tx, { agreementId, partyId });
			return dropParty(tx, house, { agreementId, partyId, ...at });
		});
	unwrap(await attempt(db, (tx) => nameParty(tx, house, { agreementId, party, ...at })));
	unwrap(await drop(parties[1]!.id));
	expect((await listSteps(db, roundId)).map(({ name }) => name)).toEqual(['Ewa Nić']);
	const occasion = occasionAt();
	const send = () => attempt(db, (tx) => dispatchRound(tx, house, { agreementId, occasion }));
	expect(await send()).toMatchObject({ reason: 'signers_insufficient' });
});
