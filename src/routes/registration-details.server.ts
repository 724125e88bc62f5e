import { fail, type RequestEvent } from '@sveltejs/kit';
import { attempt } from '#platform/database/attempt.ts';
import { refused } from '#platform/guards/form.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { textsOf } from '#rooms/events/answer.form.ts';
import { listAnswers } from '#rooms/events/answers.server.ts';
import { loadForm } from '#rooms/events/asked-form.server.ts';
import { changeDetails } from '#rooms/events/details.server.ts';
import type { EventRecord } from '#rooms/events/event-record.server.ts';
import { listQuestions } from '#rooms/events/questions.server.ts';
import { personIn, valuesOfParty } from '#rooms/events/registration-fields.ts';
import { readParty } from '#rooms/events/registration.form.ts';
import type { RegistrationRecord } from '#rooms/events/registration-record.server.ts';
import {
	chooseAgain,
	readPartyFiles,
	withFilesKept,
	withFormerFiles
} from './answer-files-page.server.ts';
import { sayProblems } from './problem-words.server.ts';
import { personalPath } from './registering.server.ts';

/** What somebody said when they registered, as the form shows it. */
export async function loadDetails(
	{ locals }: RequestEvent,
	record: EventRecord,
	own: RegistrationRecord
) {
	const { db, locale } = locals;
	const [form, answers] = await Promise.all([
		loadForm(db, record, { locale, stage: 'registration' }),
		listAnswers(db, own.id)
	]);
	return {
		form,
		type: own.participantTypeId,
		email: own.email,
		values: {
			'p0.name': own.name,
			'p0.phone': own.phone ?? '',
			'p0.organisation': own.organisationName ?? '',
			'p0.job': own.jobTitle ?? '',
			...Object.fromEntries(
				[...answers].map(([id, value]) => [`p0.q.${id}`, textsOf(value).join('\n')])
			)
		}
	};
}

export async function saveDetails(
	event: RequestEvent & { params: { token: string } },
	record: EventRecord,
	own: RegistrationRecord
) {
	const { db, actor, locale, now } = event.locals;
	const sent = personIn(await event.request.formData(), 'p0');
	const fields = { ...sent, email: own.email, type: own.participantTypeId };
	const questions = await listQuestions(db, record.id, { stage: 'registration' });
	const given = await readPartyFiles([fields], questions);
	const files = await withFormerFiles(db, own.id, given);
	const read = readParty([fields], { questions, hasTypes: false, files });
	const problems = [...given.problems, ...read.problems];
	const values = valuesOfParty([fields]);
	if (problems.length > 0)
		return fail(400, {
			problems: sayProblems([...problems, ...chooseAgain(given)], locale),
			values
		});
	const [details] = await withFilesKept(db, actor, read.applicants);
	if (!details) return fail(400, { problems: [], values });
	const { name, phone, organisationName, jobTitle, answers } = details;
	const changed = await attempt(db, (tx) =>
		changeDetails(
			tx,
			actor,
			{
				eventId: record.id,
				id: own.id,
				details: { name, phone, organisationName, jobTitle, answers },
				asked: questions.map(({ id }) => id)
			},
			now
		)
	);
	if (!changed.ok) return refused(changed, locale, { values });
	return leadOn(event, personalPath(event, event.params.token), 'events_saved');
}
