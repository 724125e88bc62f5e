import { loadRegister } from '../../agreement-register.server.ts';
import { listDraftOwners } from '../../agreement-form.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, actor, locale, now } = locals;
	const [list, owners] = await Promise.all([
		loadRegister(db, url, { actor, locale, now }),
		listDraftOwners(db, actor, locale)
	]);
	return { list, mayDraft: owners.length > 0, isSignedIn: actor.personId !== null };
};
