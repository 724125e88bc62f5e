import { loadReport } from '../../../../../../meetings-report.server.ts';
import { arrangedBrokerage } from '../../../../../../meetings-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { record } = await arrangedBrokerage(event);
	return loadReport(event, record);
};
