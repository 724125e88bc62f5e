import { mayOrganise } from '#rooms/events/access.ts';
import { fieldsIn, fieldsOfDraft } from '#rooms/events/event-fields.ts';
import { fieldLabel } from '#rooms/events/event-field-words.ts';
import { readEventForm } from '#rooms/events/event.form.ts';
import { changeEvent } from '#rooms/events/event.server.ts';
import type { EventDraft } from '#rooms/events/event.ts';
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

const edited: Edited<EventDraft> = {
	path: '/events',
	saved: 'events_saved',
	idOf: eventIdOf,
	mayEdit: mayById(mayOrganise),
	fieldsIn,
	fieldsOf: fieldsOfDraft,
	labelOf: fieldLabel,
	read: (values, { locals: { locale } }) => readEventForm(values, { locale }),
	change: changeEvent
};

export const actions: Actions = {
	save: async (event) => saveRecord(event, edited, (_, fields) => fields),
	merge: async (event) => saveRecord(event, edited, mergedIn)
};
