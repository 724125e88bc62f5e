import { visitor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { found } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { refuse } from '#platform/outcome.ts';
import { findQuestion, tellOutcome } from '#rooms/meetings/meeting-result.server.ts';
import { outcomeKinds } from '#rooms/meetings/meeting-result.ts';
import { findMeeting } from '#rooms/meetings/meeting.server.ts';
import { findParticipant } from '#rooms/meetings/participant.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db }, params, setHeaders }) => {
	// The address is a credential: it goes no further.
	setHeaders({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
	const question = found(await findQuestion(db, params.token));
	const meeting = found(await findMeeting(db, question.meetingId));
	const others = await Promise.all(
		meeting.who
			.filter((id) => id !== question.participantId)
			.map((id) => findParticipant(db, question.eventId, id))
	);
	return {
		months: question.months,
		who: others
			.map((one) => [one?.name, one?.organisationName].filter(Boolean).join(', '))
			.join('; ')
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { db, locale, now } = event.locals;
		const question = found(await findQuestion(db, event.params.token));
		const form = await event.request.formData();
		const outcome = outcomeKinds.find((one) => one === textIn(form, 'outcome'));
		if (!outcome) return refused(refuse('choice_missing'), locale, { name: 'outcome' });
		const amount = textIn(form, 'amount') === '' ? null : Number(textIn(form, 'amount'));
		const { eventId, meetingId, participantId, months } = question;
		const told = { eventId, meetingId, participantId, months, outcome, amount, now };
		const saved = await attempt(db, (tx) => tellOutcome(tx, visitor, told));
		if (!saved.ok) return refused(saved, locale);
		return leadOn(event, event.url.pathname, 'meetings_outcome_thanks');
	}
};
