import { found } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { newId } from '#platform/ids.ts';
import { mayReceive } from '#rooms/events/access.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { loadForm } from '#rooms/events/asked-form.server.ts';
import { listOwnAtSameTime } from '#rooms/events/my-events.server.ts';
import { registrationTime } from '#rooms/events/event.ts';
import { mostPeople } from '#rooms/events/registration-fields.ts';
import { eventOf } from '../../../../../event-page.server.ts';
import { personalPath, takeRegistration } from '../../../../../registering.server.ts';
import { registrationGround } from '../../../../../registration-ground.server.ts';
import { isFull, keepPrivate, prefillOf } from '../../../../../registration-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, now, person } = event.locals;
	const record = await eventOf(event);
	keepPrivate(event);
	const time = registrationTime(record, now);
	const [form, overlaps] = await Promise.all([
		loadForm(db, record, { locale, stage: 'registration' }),
		person ? listOwnAtSameTime(db, person.id, record) : []
	]);
	return {
		overlaps: overlaps.map((other) => nameFor(other.texts, locale, other.originalLocale)),
		time,
		form,
		opensAt: record.registrationOpensAt,
		needsApproval: record.admission === 'approval',
		isFull: time === 'open' && (await isFull(db, record)),
		most: mostPeople,
		submissionId: newId(),
		values: await prefillOf(event, form)
	};
};

const notices = {
	confirmed: 'events_sent_confirmed',
	waiting: 'events_sent_waiting',
	applied: 'events_sent_applied'
} as const;

export const actions: Actions = {
	default: async (event) => {
		const { db, actor } = event.locals;
		const ground = found(await registrationGround(db, event.params.slug));
		if (!ground.record.announcedAt) found(mayReceive(actor, ground.record) || undefined);
		return takeRegistration(event, ground, {
			by: { actor },
			onDone: ({ token, state }) => {
				const notice = notices[state as keyof typeof notices];
				const kind = state === 'confirmed' ? 'success' : 'info';
				leadOn(event, personalPath(event, token), notice, { kind });
			}
		});
	}
};
