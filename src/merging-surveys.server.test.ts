import { expect, it } from 'vitest';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { mergeOrganisations, separateOrganisations } from '#rooms/organisations/merging.server.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { countAnswers } from '#rooms/surveys/survey-record.server.ts';
import { answerFirst, aSurvey, surveyDay as now } from '#rooms/surveys/testing.ts';
import { askReliance, organisationTies as ties } from './organisation-ties.server.ts';

const db = await testDatabase();
const { actor } = await aPerson(db, { name: 'Anna' });

const answer = async (surveyId: string, organisationId: string, point: string) =>
	unwrap(await answerFirst(db, surveyId, organisationId, { point }));

const answersOf = (surveyId: string) =>
	db
		.selectFrom('surveyAnswer')
		.select(['organisationId', 'answers'])
		.where('surveyId', '=', surveyId)
		.orderBy('organisationId')
		.execute();

it('of two answers the kept record’s counts; the other comes back with its organisation', async () => {
	const both = await aSurvey(db);
	const [kept, merged] = both.memberIds as [string, string];
	await answer(both.id, kept, '5');
	await answer(both.id, merged, '1');
	const before = await answersOf(both.id);
	expect((await askReliance(db, [merged])).get(merged)).toBe('in_cluster');
	const pair = { keptId: kept, mergedId: merged };
	const mergeId = unwrap(
		await attempt(db, (tx) => mergeOrganisations(tx, actor, pair, { ties, now }))
	);
	expect(await answersOf(both.id)).toEqual(before);
	expect((await countAnswers(db, [both.id])).get(both.id)).toBe(1);
	unwrap(await attempt(db, (tx) => separateOrganisations(tx, actor, mergeId, { ties, now })));
	expect(await answersOf(both.id)).toEqual(before);
	expect((await countAnswers(db, [both.id])).get(both.id)).toBe(2);
});

it('a single answer goes over to the kept record, and back', async () => {
	const { id, memberIds } = await aSurvey(db);
	const merged = memberIds[0] ?? '';
	await answer(id, merged, '2');
	const kept = await anOrganisation(db, { name: 'Tkalnia kept' });
	const pair = { keptId: kept, mergedId: merged };
	const mergeId = unwrap(
		await attempt(db, (tx) => mergeOrganisations(tx, actor, pair, { ties, now }))
	);
	expect((await answersOf(id)).map(({ organisationId }) => organisationId)).toEqual([kept]);
	unwrap(await attempt(db, (tx) => separateOrganisations(tx, actor, mergeId, { ties, now })));
	expect((await answersOf(id)).map(({ organisationId }) => organisationId)).toEqual([merged]);
});
