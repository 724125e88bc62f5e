import { allianceOf, describeHead } from '../../../alliance-page.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => ({
	head: describeHead(event, await allianceOf(event))
});
