import { describeAgreement, readAgreement } from '../../../agreement-page.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => ({
	head: await describeAgreement(event, await readAgreement(event))
});
