import { allianceOf } from '../../../../../alliance-page.server.ts';
import { loadAllianceChain } from '../../../../../value-chain-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	chains: await loadAllianceChain(event, await allianceOf(event))
});
