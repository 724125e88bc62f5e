import { expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { unwrap } from '#platform/outcome.ts';
import { createAgreement, findEntered } from './agreement.server.ts';
import { aDraft, agreementDay as now, anAgreement } from './testing.ts';

const db = await testDatabase();
const { owner, clusterId, firmId, id: first } = await anAgreement(db);
const draft = aDraft(clusterId, firmId);
const referenceOf = async (id: string) =>
	(
		await db
			.selectFrom('agreement')
			.select('reference')
			.where('id', '=', id)
			.executeTakeFirstOrThrow()
	).reference;

/** As the form does it: what the same form has entered is not entered again. */
const enter = (id: string) =>
	attempt(
		db,
		async (tx) =>
			(await findEntered(tx, owner, id)) ??
			(await createAgreement(tx, house, { owner, draft }, now, { id }))
	);

it('gives two drafts at once a number each', async () => {
	const drafted = () => attempt(db, (tx) => createAgreement(tx, house, { owner, draft }, now));
	const ids = (await Promise.all([drafted(), drafted(), drafted()])).map((one) => unwrap(one));
	const numbers = await Promise.all([first, ...ids].map(referenceOf));
	expect(numbers.toSorted()).toEqual(
		[1, 2, 3, 4].map((number) => `${now.getUTCFullYear()}/${number}`)
	);
});

it('enters a form sent twice once, and takes no other owner’s id', async () => {
	const id = newId();
	const both = await Promise.all([enter(id), enter(id)]);
	expect(both.map((one) => unwrap(one))).toEqual([id, id]);
	const { id: others } = await anAgreement(db);
	expect(await enter(others)).toMatchObject({ ok: false, reason: 'agreement_unknown' });
});
