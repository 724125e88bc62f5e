import { sayDeed } from '#rooms/clusters/deed-words.ts';
import { sayMarketplaceDeed } from '#rooms/marketplace/deed-words.ts';
import { listAbout, listDeedsOfCluster } from '#rooms/memberships/deeds.server.ts';
import { sayMembershipDeed } from '#rooms/memberships/deed-words.ts';
import { sayNeedDeed } from '#rooms/needs/deed-words.ts';
import { listNeedTexts } from '#rooms/needs/need-record.server.ts';
import { saySurveyDeed } from '#rooms/surveys/deed-words.ts';
import { listSurveyTitles } from '#rooms/surveys/survey-record.server.ts';
import { textIn } from '#rooms/surveys/survey-words.ts';
import { managedCluster } from '../../../../../cluster-manage.server.ts';
import { loadJournal } from '../../../../../journal-page.server.ts';
import type { PageServerLoad } from './$types';

const say: typeof sayDeed = (entry, locale, nameOf) =>
	sayMembershipDeed(entry, locale) ??
	sayMarketplaceDeed(entry, locale) ??
	sayNeedDeed(entry, locale) ??
	saySurveyDeed(entry, locale) ??
	sayDeed(entry, locale, nameOf);

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const { id, slug } = await managedCluster(event);
	const before = event.url.searchParams.get('before');
	const subject = { kind: 'cluster' as const, id };
	const base = `/${locale}/clusters/${slug}/manage`;
	const list = (cut: { limit: number; before?: string }) => listDeedsOfCluster(db, id, cut);
	const aboutOf = async (rows: readonly { subjectKind: string; subjectId: string }[]) => {
		const needIds = rows.flatMap((row) => (row.subjectKind === 'need' ? row.subjectId : []));
		const surveyIds = rows.flatMap((row) => (row.subjectKind === 'survey' ? row.subjectId : []));
		const [found, needs, surveys] = await Promise.all([
			listAbout(db, rows),
			listNeedTexts(db, needIds),
			listSurveyTitles(db, surveyIds)
		]);
		return new Map([
			...[...found].map(
				([of, { label, path }]) => [of, { label, href: `${base}/${path}` }] as const
			),
			...[...needs].map(([of, label]) => [of, { label, href: `/${locale}/needs/${of}` }] as const),
			...surveys.map(({ id: of, titles, originalLocale: original }) => {
				const label = textIn(titles, { locale, original });
				return [of, { label, href: `/${locale}/surveys/${of}` }] as const;
			})
		]);
	};
	const reading = { before, locale, say, list, listAbout: aboutOf };
	return { journal: await loadJournal(db, subject, reading) };
};
