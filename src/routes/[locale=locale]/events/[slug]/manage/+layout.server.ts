import { receivedEvent } from '../../../../event-page.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	await receivedEvent(event);
};
