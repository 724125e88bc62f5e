import { announceEvent, callOffEvent } from '#rooms/events/event.server.ts';
import { stateName } from '#rooms/events/event-words.ts';
import { countStates } from '#rooms/events/registration-record.server.ts';
import { currentStates, registrationStates } from '#rooms/events/registration.ts';
import { listQuestions } from '#rooms/events/questions.server.ts';
import { deciding, organisedEvent } from '../../../../event-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const { id, announcedAt, calledOffAt, seats } = await organisedEvent(event);
	const [rows, questions] = await Promise.all([countStates(db, id), listQuestions(db, id)]);
	const counts = registrationStates.map((state) => ({
		state,
		name: stateName(state, locale),
		count: rows
			.filter((row) => row.state === state)
			.reduce((sum, { count }) => sum + Number(count), 0)
	}));
	return {
		announcedAt,
		calledOffAt,
		seats,
		counts: counts.filter(({ state, count }) => count > 0 || state === 'confirmed'),
		concerned: counts
			.filter(({ state }) => currentStates.includes(state))
			.reduce((sum, { count }) => sum + count, 0),
		questions: questions.length,
		callingOff: event.url.searchParams.has('call-off')
	};
};

export const actions: Actions = {
	announce: deciding(
		(tx, actor, { recordId, now }) => announceEvent(tx, actor, recordId, now),
		'events_announced_notice',
		''
	),
	callOff: deciding(
		(tx, actor, { recordId, now, text }) =>
			callOffEvent(tx, actor, { id: recordId, reason: text('reason').slice(0, 2000) }, now),
		'events_called_off_notice',
		''
	)
};
