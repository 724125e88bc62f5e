import { isId } from '#platform/ids.ts';
import { refuse } from '#platform/outcome.ts';
import { organiserRoleName } from '#rooms/events/event-words.ts';
import { organiserRoles } from '#rooms/events/event.ts';
import {
	addContact,
	addOrganiser,
	listContacts,
	removeContact,
	removeOrganiser
} from '#rooms/events/hosts.server.ts';
import { textsIn } from '#rooms/events/question-fields.ts';
import { withForm } from '../../../../../event-acts.server.ts';
import { organisedEvent, organising } from '../../../../../event-page.server.ts';
import { describeOrganisers } from '../../../../../event-site.server.ts';
import { findByName } from '../../../../../find-by-name.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const record = await organisedEvent(event);
	const text = event.url.searchParams.get('q') ?? '';
	const [organisers, contacts, found] = await Promise.all([
		describeOrganisers(db, record, locale),
		listContacts(db, record.id),
		findByName(db, { text, kinds: ['organisation', 'cluster'], locale })
	]);
	return {
		original: record.originalLocale,
		organisers,
		contacts,
		text,
		found,
		roles: organiserRoles.map((value) => ({ value, label: organiserRoleName(value, locale) }))
	};
};

function partyIn(text: string, name: string) {
	const [kind, id] = text.split(':');
	if (kind === 'organisation' && isId(id)) return { organisationId: id };
	if (kind === 'cluster' && isId(id)) return { clusterId: id };
	return { name: name.slice(0, 300) };
}

export const actions: Actions = {
	organiser: withForm((tx, actor, { eventId, form, text }) => {
		const role = organiserRoles.find((one) => one === text('role'));
		if (!role) return Promise.resolve(refuse('choice_missing'));
		const party = partyIn(text('party'), text('name'));
		return addOrganiser(tx, actor, {
			eventId,
			draft: { party, role, scopes: textsIn(form, 'scope') }
		});
	})('hosts'),
	unorganiser: organising(
		(tx, actor, { recordId: eventId, id }) => removeOrganiser(tx, actor, { eventId, id: id('id') }),
		'events_saved',
		'hosts'
	),
	contact: withForm((tx, actor, { eventId, text }) =>
		addContact(tx, actor, {
			eventId,
			draft: {
				name: text('name').slice(0, 200),
				side: text('side').slice(0, 200) || null,
				email: text('email').slice(0, 200) || null,
				phone: text('phone').slice(0, 60) || null
			}
		})
	)('hosts'),
	uncontact: organising(
		(tx, actor, { recordId: eventId, id }) => removeContact(tx, actor, { eventId, id: id('id') }),
		'events_saved',
		'hosts'
	)
};
