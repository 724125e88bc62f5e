import type { RequestEvent } from '@sveltejs/kit';
import { found } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { newId } from '#platform/ids.ts';
import { loadForm } from '#rooms/events/asked-form.server.ts';
import { mostPeople } from '#rooms/events/registration-fields.ts';
import { organisedEvent } from '../../../../../../event-page.server.ts';
import { takeRegistration } from '../../../../../../registering.server.ts';
import { registrationGround } from '../../../../../../registration-ground.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const record = await organisedEvent(event);
	const form = await loadForm(db, record, { locale, stage: 'registration' });
	return { form, most: mostPeople, submissionId: newId() };
};

const entering =
	(isWalkIn: boolean) => async (event: RequestEvent & { params: { slug: string } }) => {
		const record = await organisedEvent(event);
		const { actor, locale } = event.locals;
		const list = `/${locale}/events/${record.slug}/manage/registrations`;
		const ground = found(await registrationGround(event.locals.db, record.slug));
		return takeRegistration(event, ground, {
			by: { actor, isByOrganiser: true, isWalkIn },
			onDone: () => leadOn(event, list, 'events_entered_notice')
		});
	};

export const actions: Actions = { enter: entering(false), walkIn: entering(true) };
