import { found } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import { windowAt } from '#rooms/meetings/brokerage.ts';
import { stances } from '#rooms/meetings/participant.ts';
import { takeStance } from '#rooms/meetings/participant.server.ts';
import { askForMeeting } from '#rooms/meetings/request.server.ts';
import { tellOfAnswer, tellOfRequest } from '#rooms/meetings/letters.server.ts';
import { listPartners } from '../../../../../../partners.server.ts';
import { takingPart } from '../../../../../../meetings-action.server.ts';
import { getOwn } from '../../../../../../meetings-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

const everybody = { text: '', country: '', language: '', sector: '' };

export const load: PageServerLoad = async (event) => {
	const { own, brokerage } = await getOwn(event);
	const { db, locale, now } = event.locals;
	const { partners } = await listPartners(db, own, { wanted: everybody, locale, now });
	const one = found(partners.find(({ id }) => id === event.params.id));
	return { one, window: windowAt(brokerage, now) };
};

export const actions: Actions = {
	ask: takingPart(
		async (tx, { actor, record, own, text, locale, now, origin }) => {
			const askedId = isId(text('asked')) ? text('asked') : own.id;
			const asked = {
				eventId: record.id,
				askingId: own.id,
				askedId,
				message: text('message'),
				messageLocale: locale,
				now
			};
			const sent = await askForMeeting(tx, actor, asked);
			if (!sent.ok) return sent;
			const requestId = sent.value.id;
			if (sent.value.isAccepted)
				await tellOfAnswer(tx, { requestId, byId: own.id, answer: 'accepted', origin });
			else await tellOfRequest(tx, requestId, origin);
			return sent;
		},
		({ isAccepted }) => ({
			page: '/requests',
			notice: isAccepted ? 'meetings_request_accepted_at_once' : 'meetings_request_sent'
		})
	),
	stance: takingPart(
		(tx, { actor, record, own, text, id }) =>
			takeStance(tx, actor, {
				eventId: record.id,
				participantId: own.id,
				otherId: id('other'),
				stance: stances.find((one) => one === text('stance')) ?? null
			}),
		() => ({ notice: 'meetings_saved' })
	)
};
