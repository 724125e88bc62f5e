import { newId } from '#platform/ids.ts';
import { noteReading } from '#rooms/interest/interest-record.server.ts';
import { sayAnswer } from '#rooms/interest/interest-words.ts';
import { outcomeAnswers } from '#rooms/interest/interest.ts';
import { conversationActs } from '../../../conversation-acts.server.ts';
import {
	conversationOf,
	describeConversation,
	describeStanding
} from '../../../conversation-page.server.ts';
import { currencies } from '../../../outcome-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { interest, side, standing, actor } = await conversationOf(event);
	const { db, locale, now, person } = event.locals;
	await noteReading(db, { interestId: interest.id, personId: actor.personId }, now);
	return {
		conversation: await describeConversation(db, interest, { side, locale }),
		standing: describeStanding(standing, side, locale),
		messageId: newId(),
		own: { name: person?.name ?? '', email: person?.email ?? '' },
		answers: outcomeAnswers.map((value) => ({ value, label: sayAnswer(value, locale) })),
		currencies: currencies.map((value) => ({ value, label: value }))
	};
};

export const actions: Actions = conversationActs;
