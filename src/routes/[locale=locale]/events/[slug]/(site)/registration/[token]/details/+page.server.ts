import { personalRegistration } from '../../../../../../../personal-registration.server.ts';
import { loadDetails, saveDetails } from '../../../../../../../registration-details.server.ts';
import { keepPrivate } from '../../../../../../../registration-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	keepPrivate(event);
	const { record, own } = await personalRegistration(event);
	return loadDetails(event, record, own);
};

export const actions: Actions = {
	default: async (event) => {
		const { record, own } = await personalRegistration(event);
		return saveDetails(event, record, own);
	}
};
