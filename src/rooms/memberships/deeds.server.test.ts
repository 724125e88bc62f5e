import { expect, it } from 'vitest';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { deleteDraft, makeSurvey } from '#rooms/surveys/survey.server.ts';
import { answerFirst, aSurvey, surveyDay } from '#rooms/surveys/testing.ts';
import { listAbout, listDeedsOfCluster } from './deeds.server.ts';
import { feesIn, theWayIn } from './testing.ts';

const db = await testDatabase();
const { aHouse, run } = feesIn(db);

it('a cluster’s journal tells of its applications and invoices, not of others’, page by page', async () => {
	const [own, other] = [await aHouse(2), await aHouse(1)];
	unwrap(await run(own.clusterId));
	unwrap(await run(other.clusterId));
	unwrap(await theWayIn(db, own).asks('Przędzalnia'));
	const deeds = await listDeedsOfCluster(db, own.clusterId, { limit: 3 });
	expect(deeds.map(({ deed }) => deed)).toEqual([
		'application.enquired',
		'invoice.issued',
		'invoice.issued'
	]);
	const about = await listAbout(db, deeds);
	expect(deeds.map(({ subjectId }) => about.get(subjectId)?.label)).toEqual([
		'Przędzalnia',
		'KIPIM/2026/0002',
		'KIPIM/2026/0001'
	]);
	const before = deeds.at(-1)!.id;
	const older = await listDeedsOfCluster(db, own.clusterId, { limit: 50, before });
	expect(older.map(({ id }) => id)).not.toContain(before);
	expect(older.map(({ deed }) => deed)).toContain('membership.begun');
	expect(older.every(({ id }) => id < before)).toBe(true);
});

it('tells what was done with its surveys, deleted ones too, and not who answered', async () => {
	const { id, clusterId, memberIds } = await aSurvey(db);
	unwrap(await answerFirst(db, id, memberIds[0] ?? ''));
	const begun = { clusterId, originalLocale: 'pl', template: 'needs' } as const;
	const other = unwrap(await attempt(db, (tx) => makeSurvey(tx, house, begun, surveyDay)));
	unwrap(await attempt(db, (tx) => deleteDraft(tx, house, { id: other })));
	const deeds = await listDeedsOfCluster(db, clusterId, { limit: 20 });
	const told = deeds.filter(({ subjectKind }) => subjectKind === 'survey');
	expect(told.map(({ deed, subjectId }) => [deed, subjectId])).toEqual([
		['survey.deleted', other],
		['survey.made', other],
		['survey.opened', id],
		['survey.made', id]
	]);
});
