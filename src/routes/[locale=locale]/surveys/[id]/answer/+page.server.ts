import { fail } from '@sveltejs/kit';
import { attempt } from '#platform/database/attempt.ts';
import { refused, type FormProblem } from '#platform/guards/form.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import { refuse } from '#platform/outcome.ts';
import { ownText } from '#rooms/events/own-text.ts';
import { findAnswer, saveAnswer } from '#rooms/surveys/answer.server.ts';
import { fieldOf, fieldsIn, fieldsOfAnswers, readAnswers } from '#rooms/surveys/answer.ts';
import { listQuestions } from '#rooms/surveys/survey-record.server.ts';
import { textIn } from '#rooms/surveys/survey-words.ts';
import { stateOf, type Answers } from '#rooms/surveys/survey.ts';
import { formatDate } from '#ui/format.ts';
import { baseIn, conflictOf, editionIn, mergedIn } from '../../../../editing.server.ts';
import {
	addressFor,
	describeChoices,
	inWords,
	leadToChoice,
	organisationIn,
	whoAnswers
} from '../../../../survey-answer.server.ts';
import { clusterLinks, describeQuestions, surveyOf } from '../../../../survey-page.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const survey = await surveyOf(event);
	const { db, locale, now } = event.locals;
	const answerer = await whoAnswers(event, survey);
	if (!answerer || stateOf(survey, now) === 'draft')
		return { wrong: refusalText(refuse('survey_link_wrong'), locale) };
	const to = { locale, original: survey.originalLocale };
	const [choices, links] = await Promise.all([
		describeChoices(event, survey, answerer),
		clusterLinks(db, [survey.clusterId], locale)
	]);
	const organisationId = organisationIn(event, answerer);
	return {
		wrong: null,
		...{ id: survey.id, original: to.original, choices },
		title: ownText(survey.titles, to),
		introduction: ownText(survey.introductions, to),
		cluster: links.get(survey.clusterId)?.name ?? '',
		isOpen: stateOf(survey, now) === 'open',
		until: survey.openUntil ? formatDate(locale, survey.openUntil, 'long') : '',
		form: organisationId ? await formFor(event, { surveyId: survey.id, organisationId }, to) : null
	};
};

type Of = { surveyId: string; organisationId: string };
type To = Parameters<typeof describeQuestions>[1];

async function formFor(event: RequestEvent, of: Of, to: To) {
	const { db } = event.locals;
	const [questions, held] = await Promise.all([listQuestions(db, of.surveyId), findAnswer(db, of)]);
	return {
		organisationId: of.organisationId,
		query: addressFor(event, of.organisationId),
		questions: describeQuestions(questions, to),
		values: fieldsOfAnswers(questions, held?.answers ?? {}),
		edition: held?.edition ?? 0
	};
}

const save = async (event: RequestEvent, isMerge: boolean) => {
	const survey = await surveyOf(event);
	const { db, locale, now } = event.locals;
	const answerer = await whoAnswers(event, survey);
	if (!answerer) return refused(refuse('survey_link_wrong'), locale);
	const organisationId = organisationIn(event, answerer);
	if (!organisationId) return leadToChoice(event);
	const form = await event.request.formData();
	const questions = await listQuestions(db, survey.id);
	const typed = fieldsIn(form, questions);
	const values = isMerge ? mergedIn(form, typed) : typed;
	const kept = { values, edition: editionIn(form), base: JSON.stringify(baseIn(form)) };
	const { answers, problems } = readAnswers(questions, values);
	if (problems.length > 0) return fail(400, { ...kept, problems: sayProblems(problems, locale) });
	const given = { surveyId: survey.id, organisationId, answers, locale, edition: kept.edition };
	const saved = await attempt(db, (tx) => saveAnswer(tx, answerer.actor, given, now));
	if (saved.ok) {
		const day = survey.openUntil ? formatDate(locale, survey.openUntil, 'long') : '';
		const path = `${event.url.pathname}?${addressFor(event)}`;
		return leadOn(event, path, 'surveys_answer_saved', { inputs: { day } });
	}
	if (saved.reason !== 'changed_meanwhile')
		return fail(400, { ...kept, problems: [{ text: refusalText(saved, locale) }] });
	const { edition, theirs } = saved.details as { edition: number; theirs: Answers };
	const versions = { base: baseIn(form), mine: values, theirs: fieldsOfAnswers(questions, theirs) };
	const to = { locale, original: survey.originalLocale };
	const conflict = conflictOf(versions, edition, (field) => {
		const question = questions.find(({ id }) => field === fieldOf(id));
		return question ? textIn(question.texts, to) : field;
	});
	const differences = conflict.differences.map((one) => ({
		...one,
		mine: inWords(questions, { field: one.field, value: one.mine }, to),
		theirs: inWords(questions, { field: one.field, value: one.theirs }, to)
	}));
	return fail(409, { problems: [], conflict: { ...conflict, differences } });
};

const sayProblems = (
	problems: readonly { questionId: string; reason: string }[],
	locale: RequestEvent['locals']['locale']
): FormProblem[] =>
	problems.map(({ questionId, reason }) => ({
		name: fieldOf(questionId),
		text: refusalText({ reason }, locale)
	}));

export const actions: Actions = {
	save: (event) => save(event, false),
	merge: (event) => save(event, true)
};
