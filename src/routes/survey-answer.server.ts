import { redirect, type RequestEvent } from '@sveltejs/kit';
import { require } from '#platform/guards/guard.server.ts';
import { getSecret } from '#platform/settings.server.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { listOrganisationNames } from '#rooms/organisations/organisation-record.server.ts';
import { answererOf, bearerOf, type Bearer } from '#rooms/surveys/answer-link.server.ts';
import { listAnswered } from '#rooms/surveys/answer.server.ts';
import { sayOption } from '#rooms/surveys/survey-words.ts';
import type { SurveyRecord } from '#rooms/surveys/survey-record.server.ts';
import type { SurveyQuestion } from '#rooms/surveys/survey.ts';
import type { Locale } from '#platform/locale.ts';
import { formatDate } from '#ui/format.ts';

/** Whoever a letter's link was sent to, else whoever is signed in; nobody where a link is not good. */
export async function whoAnswers(
	event: RequestEvent,
	survey: SurveyRecord
): Promise<Bearer | undefined> {
	const { db, actor, now } = event.locals;
	const token = event.url.searchParams.get('token');
	if (token) {
		const secret = await getSecret(db, 'surveys');
		return bearerOf(db, survey, { token, secret, now });
	}
	const answerer = await answererOf(db, survey, actor, now);
	require(event, answerer !== undefined);
	return answerer;
}

/** The organisation chosen in the address, or the only one there is. */
export function organisationIn({ url }: RequestEvent, { organisationIds }: Bearer) {
	const asked = url.searchParams.get('organisation');
	if (asked) return organisationIds.find((id) => id === asked);
	return organisationIds.length === 1 ? organisationIds[0] : undefined;
}

/** The address of the page with what it was asked by. */
export function addressFor({ url }: RequestEvent, organisationId?: string): string {
	const asked = new URLSearchParams();
	const token = url.searchParams.get('token');
	if (token) asked.set('token', token);
	if (organisationId) asked.set('organisation', organisationId);
	return asked.toString();
}

/** The organisations one answers for, with where to answer. */
export async function describeChoices(
	event: RequestEvent,
	survey: SurveyRecord,
	{ organisationIds }: Bearer
) {
	const { db, locale } = event.locals;
	const [names, answered] = await Promise.all([
		listOrganisationNames(db, organisationIds),
		listAnswered(db, survey.id, organisationIds)
	]);
	return organisationIds.map((id) => {
		const known = names.get(id);
		const answeredAt = answered.get(id);
		return {
			id,
			name: known ? nameFor(known.texts, locale, known.originalLocale) : '',
			query: addressFor(event, id),
			answeredOn: answeredAt ? formatDate(locale, answeredAt, 'long') : null
		};
	});
}

/** Keys of options in words, for two who answered at once. */
export function inWords(
	questions: readonly SurveyQuestion[],
	{ field, value }: { field: string; value: string },
	to: { locale: Locale; original: Locale }
): string {
	const question = questions.find(({ id }) => field === `q.${id}`);
	if (!question || question.options.length === 0) return value;
	return value
		.split('\n')
		.filter(Boolean)
		.map((key) => sayOption(question, key, to))
		.join(', ');
}

/** A page that needs an organisation leads back to where it is chosen. */
export const leadToChoice = (event: RequestEvent): never =>
	redirect(303, `${event.url.pathname}?${addressFor(event)}`);
