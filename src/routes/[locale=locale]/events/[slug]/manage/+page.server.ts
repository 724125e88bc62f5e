import { organisedEvent } from '../../../../event-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { announcedAt, calledOffAt } = await organisedEvent(event);
	return { announcedAt, calledOffAt };
};
