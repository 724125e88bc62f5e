import type { RequestEvent } from '@sveltejs/kit';
import type { Database } from '#platform/database/database.ts';
import { found, require } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import { dayOf, daysBetween } from '#platform/calendar-day.ts';
import { m } from '#messages';
import { listClusterNames } from '#rooms/clusters/cluster-record.server.ts';
import { ownText } from '#rooms/events/own-text.ts';
import { mayMake } from '#rooms/surveys/access.ts';
import { countAsked } from '#rooms/surveys/asked.server.ts';
import { sayState, textIn } from '#rooms/surveys/survey-words.ts';
import {
	countAnswers,
	findSurvey,
	type SurveyRecord
} from '#rooms/surveys/survey-record.server.ts';
import { scale, stateOf, type SurveyQuestion } from '#rooms/surveys/survey.ts';
import { formatDate, formatNumber, formatRelative } from '#ui/format.ts';
import { actsUpon } from './acting-upon.server.ts';
import { clusterLink } from './cluster-page.server.ts';

export type SurveyEvent = RequestEvent & { params: { id: string } };

export const surveyOf = async ({ locals: { db }, params: { id } }: SurveyEvent) =>
	found(isId(id) ? await findSurvey(db, id) : undefined);

/** The survey of a page that only its cluster's people see. */
export async function madeSurvey(event: SurveyEvent): Promise<SurveyRecord> {
	const survey = await surveyOf(event);
	require(event, mayMake(event.locals.actor, survey.clusterId));
	return survey;
}

const isMadeBy = async (actor: Parameters<typeof mayMake>[0], id: string, db: Database) => {
	const survey = await findSurvey(db, id);
	return survey !== undefined && mayMake(actor, survey.clusterId);
};

/** An act of the cluster's people upon the survey named in the address. */
export const making = actsUpon<SurveyEvent>({
	idOf: async (event) => (await surveyOf(event)).id,
	mayManage: isMadeBy,
	pageOf: ({ id }, page) => `/surveys/${id}${page && `/${page}`}`
});

export async function clusterLinks(db: Database, ids: readonly string[], locale: Locale) {
	const names = await listClusterNames(db, ids);
	return new Map([...names].map(([id, name]) => [id, clusterLink(name, locale)]));
}

/** How many days are left, in words. */
export const sayEnd = (openUntil: string, now: Date, locale: Locale): string =>
	daysBetween(dayOf(now), openUntil) === 0
		? m.surveys_today({}, { locale })
		: formatRelative(locale, openUntil, dayOf(now));

type Reader = { locale: Locale; now: Date };

/** Surveys as a list shows them to the people of their clusters. */
export async function describeSurveys(
	db: Database,
	surveys: readonly SurveyRecord[],
	{ locale, now }: Reader
) {
	const [answers, clusters] = await Promise.all([
		countAnswers(
			db,
			surveys.map(({ id }) => id)
		),
		clusterLinks(
			db,
			surveys.map(({ clusterId }) => clusterId),
			locale
		)
	]);
	return Promise.all(
		surveys.map(async (survey) => {
			const state = stateOf(survey, now);
			const asked = survey.askedCount ?? (await countAsked(db, survey.clusterId, now));
			return {
				...{ id: survey.id, state, stateName: sayState(state, locale), isDemo: survey.isDemo },
				title: ownText(survey.titles, { locale, original: survey.originalLocale }),
				original: survey.originalLocale,
				cluster: clusters.get(survey.clusterId)?.name ?? '',
				end: state === 'open' && survey.openUntil ? sayEnd(survey.openUntil, now, locale) : null,
				closedOn: survey.closedAt && formatDate(locale, survey.closedAt, 'long'),
				answered: formatNumber(locale, answers.get(survey.id) ?? 0),
				asked: formatNumber(locale, asked)
			};
		})
	);
}

export type ListedSurvey = Awaited<ReturnType<typeof describeSurveys>>[number];

/** Questions as a reader of one language is asked them. */
export const describeQuestions = (
	questions: readonly SurveyQuestion[],
	to: { locale: Locale; original: Locale }
) =>
	questions.map(({ id, kind, isRequired, texts, options }) => ({
		...{ id, kind, isRequired },
		text: ownText(texts, to),
		options:
			kind === 'scale'
				? scale.map((key) => ({ value: key as string, label: key as string }))
				: options.map(({ key, labels }) => ({ value: key, label: textIn(labels, to) }))
	}));
