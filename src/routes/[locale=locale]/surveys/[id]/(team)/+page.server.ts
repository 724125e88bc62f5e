import { dayOf, daysAfter } from '#platform/calendar-day.ts';
import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { listOrganisationNames } from '#rooms/organisations/organisation-record.server.ts';
import { mayPublish } from '#rooms/surveys/access.ts';
import { countAsked, countUnreached, listParticipation } from '#rooms/surveys/asked.server.ts';
import { saySurveyDeed } from '#rooms/surveys/deed-words.ts';
import { countLetters } from '#rooms/surveys/letters.server.ts';
import { parityOf } from '#rooms/surveys/parity.ts';
import { countAnswers, listQuestions } from '#rooms/surveys/survey-record.server.ts';
import {
	closeSurvey,
	copySurvey,
	deleteDraft,
	moveEnd,
	openSurvey,
	showResults
} from '#rooms/surveys/survey.server.ts';
import { stateOf } from '#rooms/surveys/survey.ts';
import { compareText, formatDate, formatDateTime, languageName } from '#ui/format.ts';
import { loadJournal } from '../../../../journal-page.server.ts';
import { madeSurvey, making, sayEnd } from '../../../../survey-page.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const survey = await madeSurvey(event);
	const { db, actor, locale, now } = event.locals;
	const { id, clusterId, openUntil } = survey;
	const asked = (name: string) => event.url.searchParams.has(name);
	const [questions, answers, letters, askedNow, unreached, participation, journal] =
		await Promise.all([
			listQuestions(db, id),
			countAnswers(db, [id]),
			countLetters(db, id),
			countAsked(db, clusterId, now),
			countUnreached(db, { clusterId, now }),
			survey.openedAt ? describeParticipation(event, survey) : [],
			loadJournal(db, { kind: 'survey', id }, { before: null, locale, say })
		]);
	return {
		state: stateOf(survey, now),
		openUntil: openUntil ?? daysAfter(dayOf(now), 14),
		tomorrow: daysAfter(dayOf(now), 1),
		until: openUntil && formatDate(locale, openUntil, 'long'),
		end: openUntil && sayEnd(openUntil, now, locale),
		closedOn: survey.closedAt && formatDate(locale, survey.closedAt, 'long'),
		asked: survey.closedAt ? (survey.askedCount ?? askedNow) : askedNow,
		answered: answers.get(id) ?? 0,
		letters,
		unreached,
		participation,
		isPublic: survey.hasPublicResults,
		mayPublish: mayPublish(actor, clusterId),
		parity: parityOf({ ...survey, questions }).map((one) => ({
			...one,
			name: languageName(locale, one.locale)
		})),
		closing: asked('close'),
		deleting: asked('delete'),
		journal
	};
};

const say = (entry: { deed: string }, locale: Parameters<typeof saySurveyDeed>[1]) =>
	saySurveyDeed(entry, locale) ?? entry.deed;

type Of = { id: string; clusterId: string };

async function describeParticipation({ locals }: RequestEvent, { id, clusterId }: Of) {
	const { db, locale, now } = locals;
	const rows = await listParticipation(db, { surveyId: id, clusterId, now });
	const names = await listOrganisationNames(
		db,
		rows.map((row) => row.id)
	);
	return rows
		.map((row) => {
			const known = names.get(row.id);
			return {
				id: row.id,
				name: known ? nameFor(known.texts, locale, known.originalLocale) : '',
				answeredAt: row.answeredAt && formatDateTime(locale, row.answeredAt)
			};
		})
		.sort((one, other) => compareText(locale, one.name, other.name));
}

export const actions: Actions = {
	open: making(
		(tx, actor, { recordId: id, day, now }) =>
			openSurvey(tx, actor, { id, openUntil: day('until') }, now),
		'surveys_opened',
		''
	),
	move: making(
		(tx, actor, { recordId: id, day, now }) =>
			moveEnd(tx, actor, { id, openUntil: day('until') }, now),
		'surveys_saved',
		''
	),
	close: making(
		(tx, actor, { recordId: id, now }) => closeSurvey(tx, actor, { id }, now),
		'surveys_closed',
		'results'
	),
	show: async (event) => {
		const { id, clusterId } = await madeSurvey(event);
		const { db, locale } = event.locals;
		const actor = require(event, mayPublish(event.locals.actor, clusterId));
		const isPublic = textIn(await event.request.formData(), 'public') === 'yes';
		const done = await attempt(db, (tx) => showResults(tx, actor, { id, isPublic }));
		if (!done.ok) return refused(done, locale);
		return leadOn(event, `/${locale}/surveys/${id}`, 'surveys_saved');
	},
	delete: async (event) => {
		const { id } = await madeSurvey(event);
		const { db, actor, locale } = event.locals;
		const done = await attempt(db, (tx) => deleteDraft(tx, actor, { id }));
		if (!done.ok) return refused(done, locale);
		return leadOn(event, `/${locale}/surveys`, 'surveys_deleted');
	},
	copy: async (event) => {
		const { id, clusterId } = await madeSurvey(event);
		const { db, actor, locale, now } = event.locals;
		const made = await attempt(db, (tx) => copySurvey(tx, actor, { id, clusterId }, now));
		if (!made.ok) return refused(made, locale);
		return leadOn(event, `/${locale}/surveys/${made.value}`, 'surveys_copied');
	}
};
