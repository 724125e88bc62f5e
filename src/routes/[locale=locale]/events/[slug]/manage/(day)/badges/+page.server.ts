import { listSeated } from '../../../../../../badges.server.ts';
import { receivedEvent } from '../../../../../../event-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const record = await receivedEvent(event);
	const people = await listSeated(event.locals.db, record, event.locals.locale);
	return {
		people: people.map(({ id, name, organisationName, type }) => ({
			value: id,
			label: [name, organisationName, type].filter(Boolean).join(' · ')
		}))
	};
};
