import { findOwnRegistration } from '#rooms/meetings/participant.server.ts';
import { findPublication } from '#rooms/meetings/publication.server.ts';
import { listTasks } from '#rooms/meetings/meeting-result.server.ts';
import { missingParts } from '#rooms/meetings/participant.ts';
import { describeMeetings, findOwn } from '../../../../meetings-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { own, record, brokerage, actor } = await findOwn(event);
	const { db, locale, now } = event.locals;
	if (!own) {
		const personId = actor.onBehalfOfId ?? actor.personId;
		const registration = await findOwnRegistration(db, record.id, personId);
		return { registration: registration?.state ?? null, meetings: null };
	}
	const [meetings, publication, tasks] = await Promise.all([
		describeMeetings(db, record.id, { locale, participantId: own.id }),
		findPublication(db, record.id),
		listTasks(db, own.id)
	]);
	return {
		registration: own.registrationState,
		isComputed: brokerage.booking === 'computed',
		publishedAt: publication?.publishedAt ?? null,
		missing: missingParts(own),
		tasks: tasks.filter(({ doneAt }) => !doneAt),
		meetings: meetings.map((meeting) => ({
			...meeting,
			with: meeting.who.filter(({ id }) => id !== own.id),
			isOver: meeting.startsAt !== null && meeting.startsAt <= now
		}))
	};
};
