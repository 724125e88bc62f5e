import { obligationActs } from '../../../../obligation-acts.server.ts';
import { loadObligations } from '../../../../obligations-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => loadObligations(event);

export const actions: Actions = obligationActs;
