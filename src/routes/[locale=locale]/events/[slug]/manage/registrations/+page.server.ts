import { approve, decline, seatOutOfTurn, withdraw } from '#rooms/events/deciding.server.ts';
import type { Locale } from '#platform/locale.ts';
import { loadForm, type AskedForm } from '#rooms/events/asked-form.server.ts';
import { textsOf } from '#rooms/events/answer.form.ts';
import { stateName } from '#rooms/events/event-words.ts';
import { keptFileIn } from '#rooms/events/question.ts';
import { countStates } from '#rooms/events/registration-record.server.ts';
import { listAnswersOf, listRegistrations } from '#rooms/events/registration-list.server.ts';
import { registrationStates } from '#rooms/events/registration.ts';
import { answerText } from '../../../../../answer-words.ts';
import { pageIn } from '../../../../../directory.server.ts';
import { organisedEvent } from '../../../../../event-page.server.ts';
import { deciding, registrationFilterIn } from '../../../../../registration-manage.server.ts';
import type { Actions, PageServerLoad } from './$types';

const perPage = 50;

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const record = await organisedEvent(event);
	const filter = registrationFilterIn(event.url);
	const at = pageIn(event.url);
	const [{ total, rows }, counts, form] = await Promise.all([
		listRegistrations(db, record.id, filter, { limit: perPage, offset: (at - 1) * perPage }),
		countStates(db, record.id),
		loadForm(db, record, { locale, stage: 'registration' })
	]);
	const answers = await listAnswersOf(
		db,
		rows.map(({ id }) => id)
	);
	const sum = (has: (row: (typeof counts)[number]) => boolean) =>
		counts.filter(has).reduce((all, { count }) => all + Number(count), 0);
	return {
		total,
		at,
		perPage,
		text: filter.text ?? '',
		declining: event.url.searchParams.get('decline'),
		rows: rows.map((row) => ({
			id: row.id,
			name: row.name,
			email: row.email,
			organisation: row.organisationName,
			type: form.types.find(({ value }) => value === row.participantTypeId)?.label ?? '',
			state: row.state,
			stateName: stateName(row.state, locale),
			partySize: row.partySize,
			isWalkIn: row.isWalkIn,
			registeredAt: row.registeredAt,
			offeredUntil: row.offeredUntil,
			answers: describeAnswers(answers.get(row.id), form, { locale, path: event.url.pathname })
		})),
		states: registrationStates.map((value) => ({
			value,
			label: stateName(value, locale),
			count: sum(({ state }) => state === value),
			checked: filter.states?.includes(value) ?? false
		})),
		types: form.types.map(({ value, label }) => ({
			value,
			label,
			count: sum(({ participantTypeId }) => participantTypeId === value),
			checked: filter.typeIds?.includes(value) ?? false
		}))
	};
};

/** What somebody answered in words; files lead to where organisers get them. */
function describeAnswers(
	answers: ReadonlyMap<string, unknown> | undefined,
	{ questions }: AskedForm,
	{ locale, path }: { locale: Locale; path: string }
) {
	return questions.flatMap((question) => {
		const value = answers?.get(question.id);
		if (value === undefined) return [];
		const file = keptFileIn(value)?.file;
		return {
			id: question.id,
			label: Object.values(question.label)[0] ?? '',
			text: answerText(question, textsOf(value), locale),
			href: file ? `${path}/files/${file}` : null
		};
	});
}

export const actions: Actions = {
	approve: deciding(approve, 'events_approved_notice'),
	seat: deciding(seatOutOfTurn, 'events_seated_notice'),
	decline: deciding(decline, 'events_declined_notice'),
	withdraw: deciding(withdraw, 'events_withdrawn_notice')
};
