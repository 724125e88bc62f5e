import { describeEventHead, eventOf } from '../../../event-page.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => ({
	head: await describeEventHead(event, await eventOf(event))
});
