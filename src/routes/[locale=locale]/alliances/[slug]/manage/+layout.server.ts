import { managedAlliance } from '../../../../alliance-page.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	await managedAlliance(event);
};
