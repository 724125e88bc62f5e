import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { after, days, hours } from '#platform/clock.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { closeDueSurveys } from './closing.server.ts';
import { resultsOf } from './results.ts';
import { listComparable, readResults } from './results.server.ts';
import { findSurvey } from './survey-record.server.ts';
import { closeSurvey, copySurvey, openSurvey, showResults } from './survey.server.ts';
import { answerFirst, aSurvey, surveyDay as now } from './testing.ts';

const db = await testDatabase();
const act = <Value>(deed: Parameters<typeof attempt<Value>>[1]) => attempt(db, deed);
const answer = answerFirst.bind(null, db);

describe('results', () => {
	it('are made when the last day is over, and never of fewer than five answers', async () => {
		const { id, memberIds } = await aSurvey(db, { members: 7 });
		for (const member of memberIds.slice(0, 6)) unwrap(await answer(id, member));
		expect((await readResults(db, id))?.respondents).toEqual([]);
		expect(await closeDueSurveys(db, new Date('2026-03-16T22:00:00Z'))).toBe(0);
		await closeDueSurveys(db, new Date('2026-03-17T00:01:00Z'));
		const made = await readResults(db, id);
		expect(made?.survey.askedCount).toBe(7);
		const results = resultsOf(made!.questions, made!.respondents);
		expect(results.tallies[0]).toMatchObject({ answered: 6, isHidden: false, mean: 4 });
		expect(results.tallies[1]).toMatchObject({ answered: 0, isHidden: true });
	});

	it('after a reopening wait for five answers that are new or changed', async () => {
		const { id, memberIds } = await aSurvey(db, { members: 12 });
		const close = (at: Date) => act((tx) => closeSurvey(tx, house, { id }, at));
		const reopen = () =>
			act((tx) => openSurvey(tx, house, { id, openUntil: '2026-03-20' }, after(now, days(1))));
		const counted = async () => (await readResults(db, id))?.respondents.length;
		for (const member of memberIds.slice(0, 3)) unwrap(await answer(id, member));
		unwrap(await close(after(now, hours(1))));
		expect(await counted()).toBe(3);
		unwrap(await reopen());
		for (const member of memberIds.slice(3, 6)) unwrap(await answer(id, member));
		unwrap(await close(after(now, hours(2))));
		expect(await counted()).toBe(6);
		unwrap(await reopen());
		unwrap(await answer(id, memberIds[0]!, { edition: 1, point: '1' }));
		for (const member of memberIds.slice(6, 9)) unwrap(await answer(id, member));
		unwrap(await close(after(now, hours(3))));
		expect(await counted()).toBe(6);
		unwrap(await reopen());
		unwrap(await answer(id, memberIds[9]!));
		unwrap(await close(after(now, hours(4))));
		expect(await counted()).toBe(10);
		expect(await close(now)).toMatchObject({ reason: 'survey_not_open' });
	});

	it('are public only when the cluster chose it', async () => {
		const { id } = await aSurvey(db);
		unwrap(await act((tx) => showResults(tx, house, { id, isPublic: true })));
		const survey = await findSurvey(db, id);
		expect(survey?.hasPublicResults).toBe(true);
		if (!survey) return;
		const { clusterId } = survey;
		const copy = unwrap(await act((tx) => copySurvey(tx, house, { id, clusterId }, now)));
		const until = { id: copy, openUntil: '2026-03-20' };
		unwrap(await act((tx) => openSurvey(tx, house, until, now)));
		unwrap(await act((tx) => closeSurvey(tx, house, { id: copy }, now)));
		const beside = async (onlyPublic: boolean) =>
			(await listComparable(db, survey, { onlyPublic })).map((one) => one.id);
		expect([await beside(false), await beside(true)]).toEqual([[copy], []]);
	});
});
