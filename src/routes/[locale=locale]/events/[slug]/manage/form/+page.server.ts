import { fail, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Transaction } from '#platform/database/database.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import type { Outcome } from '#platform/outcome.ts';
import { fieldsOfQuestion, questionIn } from '#rooms/events/question-fields.ts';
import { stages } from '#rooms/events/question.ts';
import {
	addQuestion,
	changeQuestion,
	countAnswers,
	listQuestions,
	moveQuestion,
	retireQuestion,
	type QuestionDraft
} from '#rooms/events/questions.server.ts';
import { describeBuilder } from '../../../../../form-builder.server.ts';
import { organisedEvent, organising } from '../../../../../event-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const record = await organisedEvent(event);
	const questions = await listQuestions(db, record.id);
	const asked = (name: string) => event.url.searchParams.get(name);
	const edited = questions.find(({ id }) => id === asked('edit'));
	const stage = edited?.stage ?? stages.find((one) => one === asked('add'));
	const retiring = questions.find(({ id }) => id === asked('retire'));
	return {
		...(await describeBuilder(db, record, { locale, questions, edited, stage })),
		edited: edited && { id: edited.id, values: fieldsOfQuestion(edited) },
		adding: stage && !edited ? stage : null,
		retiring: retiring && { id: retiring.id, answers: await countAnswers(db, retiring.id) }
	};
};

type PageEvent = RequestEvent & { params: { slug: string } };
type Write = (
	tx: Transaction,
	actor: Actor,
	written: { eventId: string; id: string; draft: QuestionDraft }
) => Promise<Outcome<unknown>>;

/** Writes a question; what was typed is shown again where it is refused. */
const writing = (write: Write) => async (event: PageEvent) => {
	const record = await organisedEvent(event);
	const { db, actor, locale } = event.locals;
	const form = await event.request.formData();
	const id = isId(textIn(form, 'id')) ? textIn(form, 'id') : record.id;
	const before = (await listQuestions(db, record.id)).find((one) => one.id === id);
	const values = Object.fromEntries(
		[...new Set(form.keys())].map((name) => [name, form.getAll(name).map(String).join('\n')])
	);
	const draft = questionIn(form, before, record.originalLocale);
	const problem = { text: refusalText({ reason: 'choice_missing' }, locale), name: 'kind' };
	if (!draft) return fail(400, { problems: [problem], values });
	const done = await attempt<unknown>(db, (tx) =>
		write(tx, actor, { eventId: record.id, id, draft })
	);
	if (!done.ok) return refused(done, locale, { values });
	return leadOn(event, `/${locale}/events/${record.slug}/manage/form`, 'events_saved');
};

const moving = (by: -1 | 1) =>
	organising(
		(tx, actor, { recordId: eventId, id }) =>
			moveQuestion(tx, actor, { eventId, id: id('id'), by }),
		'events_saved',
		'form'
	);

export const actions: Actions = {
	add: writing((tx, actor, { eventId, draft }) => addQuestion(tx, actor, { eventId, draft })),
	change: writing(changeQuestion),
	up: moving(-1),
	down: moving(1),
	retire: organising(
		(tx, actor, { recordId: eventId, id, now }) =>
			retireQuestion(tx, actor, { eventId, id: id('id') }, now),
		'events_question_retired_notice',
		'form'
	)
};
