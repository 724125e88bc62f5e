import { refuse } from '#platform/outcome.ts';
import { isId } from '#platform/ids.ts';
import { listAbsences } from '#rooms/meetings/absence.server.ts';
import { tellOfAnswer } from '#rooms/meetings/letters.server.ts';
import { listMeetings } from '#rooms/meetings/meeting.server.ts';
import { listParticipants } from '#rooms/meetings/participant.server.ts';
import { answerRequest, listRequests, withdrawRequest } from '#rooms/meetings/request.server.ts';
import { stateOf } from '#rooms/meetings/request.ts';
import { listSlots } from '#rooms/meetings/slot.server.ts';
import { takingPart } from '../../../../../meetings-action.server.ts';
import { describeParticipant, getOwn } from '../../../../../meetings-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { own, record, brokerage } = await getOwn(event);
	const { db, locale, now } = event.locals;
	const [people, requests, slots, meetings, absences] = await Promise.all([
		listParticipants(db, record.id),
		listRequests(db, record.id, { participantId: own.id }),
		listSlots(db, record.id),
		listMeetings(db, record.id),
		listAbsences(db, record.id)
	]);
	const named = new Map(people.map((one) => [one.id, describeParticipant(one, locale)]));
	const busy = new Set(meetings.flatMap(({ slotId, who }) => who.map((id) => `${id} ${slotId}`)));
	const isFree = (id: string, slotId: string) =>
		!busy.has(`${id} ${slotId}`) && !absences.get(id)?.has(slotId);
	const held = new Map(meetings.map(({ requestId, slotId }) => [requestId, slotId]));
	const startOf = new Map(slots.map(({ id, startsAt }) => [id, startsAt]));
	const picksSlots = brokerage.booking === 'slot_on_acceptance';
	return {
		picksSlots,
		requests: requests.flatMap((one) => {
			const otherId = one.askingId === own.id ? one.askedId : one.askingId;
			const other = named.get(otherId);
			if (!other) return [];
			const state = stateOf(one, now);
			const isToMe = one.askedId === own.id;
			const mayPick = picksSlots && isToMe && state === 'open';
			return [
				{
					id: one.id,
					other,
					isToMe,
					state,
					message: one.message,
					messageLocale: one.messageLocale,
					note: one.note,
					askedAt: one.askedAt,
					expiresAt: one.expiresAt,
					startsAt: startOf.get(held.get(one.id) ?? '') ?? null,
					mayWithdraw:
						one.closedAt === null && (state === 'accepted' || (state === 'open' && !isToMe)),
					slots: mayPick
						? slots
								.filter(
									({ id, startsAt }) => startsAt > now && isFree(own.id, id) && isFree(otherId, id)
								)
								.map(({ id, startsAt }) => ({ id, startsAt }))
						: []
				}
			];
		})
	};
};

export const actions: Actions = {
	answer: takingPart(
		async (tx, { actor, record, own, text, id, now, origin }) => {
			const answer = (['accepted', 'declined'] as const).find((one) => one === text('answer'));
			if (!answer) return refuse('choice_missing');
			const requestId = id('request');
			const slotId = isId(text('slot')) ? text('slot') : null;
			const order = {
				eventId: record.id,
				requestId,
				participantId: own.id,
				answer,
				slotId,
				note: text('note'),
				now
			};
			const answered = await answerRequest(tx, actor, order);
			if (answered.ok) await tellOfAnswer(tx, { requestId, byId: own.id, answer, origin });
			return answered;
		},
		(_, { text }) => ({
			page: '/requests',
			notice: text('answer') === 'accepted' ? 'meetings_you_accepted' : 'meetings_you_declined'
		})
	),
	withdraw: takingPart(
		async (tx, { actor, record, own, id, now, origin }) => {
			const requestId = id('request');
			const order = { eventId: record.id, requestId, participantId: own.id, now };
			const withdrawn = await withdrawRequest(tx, actor, order);
			if (withdrawn.ok)
				await tellOfAnswer(tx, { requestId, byId: own.id, answer: 'withdrawn', origin });
			return withdrawn;
		},
		() => ({ page: '/requests', notice: 'meetings_you_withdrew' })
	)
};
