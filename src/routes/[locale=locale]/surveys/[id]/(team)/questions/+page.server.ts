import { fail } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Transaction } from '#platform/database/database.ts';
import { refused, textIn, valuesIn } from '#platform/guards/form.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import { isId } from '#platform/ids.ts';
import type { Outcome } from '#platform/outcome.ts';
import {
	fieldsOfQuestion,
	questionIn,
	type QuestionDraft
} from '#rooms/surveys/question-fields.ts';
import {
	addQuestion,
	changeQuestion,
	isAnswered,
	moveQuestion,
	removeQuestion
} from '#rooms/surveys/questions.server.ts';
import { listQuestions } from '#rooms/surveys/survey-record.server.ts';
import { sayKind } from '#rooms/surveys/survey-words.ts';
import { languagesOf, questionKinds } from '#rooms/surveys/survey.ts';
import { describeQuestions, madeSurvey, making } from '../../../../../survey-page.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id, originalLocale: original } = await madeSurvey(event);
	const { db, locale } = event.locals;
	const questions = await listQuestions(db, id);
	const asked = (name: string) => event.url.searchParams.get(name);
	const edited = questions.find((one) => one.id === asked('edit'));
	return {
		original,
		isAnswered: await isAnswered(db, id),
		kinds: questionKinds.map((value) => ({ value, label: sayKind(value, locale) })),
		questions: describeQuestions(questions, { locale, original }).map((one, at) => ({
			...one,
			kindName: sayKind(one.kind, locale),
			languages: languagesOf(questions[at]?.texts ?? {})
		})),
		edited: edited && {
			...{ id: edited.id, values: fieldsOfQuestion(edited) },
			isCopied: edited.origin !== edited.id
		},
		adding: asked('add') !== null && !edited,
		removing: questions.find((one) => one.id === asked('remove'))?.id ?? null
	};
};

type Written = { surveyId: string; id: string; draft: QuestionDraft };
type Write = (tx: Transaction, actor: Actor, written: Written) => Promise<Outcome<unknown>>;

/** Writes a question; what was typed is shown again where it is refused. */
const writing = (write: Write) => async (event: RequestEvent) => {
	const { id: surveyId, originalLocale } = await madeSurvey(event);
	const { db, actor, locale } = event.locals;
	const form = await event.request.formData();
	const id = isId(textIn(form, 'id')) ? textIn(form, 'id') : surveyId;
	const before = (await listQuestions(db, surveyId)).find((one) => one.id === id);
	const values = valuesIn(form);
	const draft = questionIn(form, before, originalLocale);
	const text = refusalText({ reason: 'choice_missing' }, locale);
	if (!draft) return fail(400, { problems: [{ text, name: 'kind' }], values });
	const done = await attempt<unknown>(db, (tx) => write(tx, actor, { surveyId, id, draft }));
	if (!done.ok) return refused(done, locale, { values });
	return leadOn(event, `/${locale}/surveys/${surveyId}/questions`, 'surveys_saved');
};

const moving = (by: -1 | 1) =>
	making(
		(tx, actor, { recordId: surveyId, id }) =>
			moveQuestion(tx, actor, { surveyId, id: id('id'), by }),
		'surveys_saved',
		'questions'
	);

export const actions: Actions = {
	add: writing((tx, actor, { surveyId, draft }) => addQuestion(tx, actor, { surveyId, draft })),
	change: writing(changeQuestion),
	up: moving(-1),
	down: moving(1),
	remove: making(
		(tx, actor, { recordId: surveyId, id }) =>
			removeQuestion(tx, actor, { surveyId, id: id('id') }),
		'surveys_saved',
		'questions'
	)
};
