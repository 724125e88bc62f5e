import { addressOfHouse, reachOf } from '#platform/serve/address.ts';
import { mayOrganise } from '#rooms/events/access.ts';
import { fieldsIn, fieldsOfDraft } from '#rooms/events/event-fields.ts';
import { fieldLabel } from '#rooms/events/event-field-words.ts';
import { readEventForm } from '#rooms/events/event.form.ts';
import { changeEvent } from '#rooms/events/event.server.ts';
import type { EventDraft } from '#rooms/events/event.ts';
import { offerFreeSeats } from '#rooms/events/offering.server.ts';
import { linkSecret } from '#rooms/events/personal-link.server.ts';
import { mergedIn } from '../../../../editing.server.ts';
import { eventChoices } from '../../../../event-form.server.ts';
import { eventIdOf, mayById, organisedEvent } from '../../../../event-page.server.ts';
import { saveRecord, type Edited } from '../../../../record-edit.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const record = await organisedEvent(event);
	return {
		edition: record.edition,
		values: fieldsOfDraft(record),
		choices: eventChoices(event.locals.locale)
	};
};

/** Seats that were added are offered to those who wait, in the same breath. */
const changeAndOffer: Edited<EventDraft>['change'] = async (tx, actor, changed, now) => {
	const done = await changeEvent(tx, actor, changed, now);
	if (!done.ok) return done;
	const origin = addressOfHouse(reachOf(process.env));
	await offerFreeSeats(tx, changed.id, { now, origin, secret: await linkSecret(tx) });
	return done;
};

const edited: Edited<EventDraft> = {
	path: '/events',
	saved: 'events_saved',
	idOf: eventIdOf,
	mayEdit: mayById(mayOrganise),
	fieldsIn,
	fieldsOf: fieldsOfDraft,
	labelOf: fieldLabel,
	read: (values, { locals: { locale } }) => readEventForm(values, { locale }),
	change: changeAndOffer
};

export const actions: Actions = {
	save: async (event) => saveRecord(event, edited, (_, fields) => fields),
	merge: async (event) => saveRecord(event, edited, mergedIn)
};
