import { receivedEvent } from '../../../../../event-page.server.ts';
import { findBrokerage } from '#rooms/meetings/brokerage.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	const { id } = await receivedEvent(event);
	return { isOpen: (await findBrokerage(event.locals.db, id)) !== undefined };
};
