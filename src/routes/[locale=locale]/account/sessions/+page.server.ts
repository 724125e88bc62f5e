import { textIn } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { mayChangeAccount } from '#rooms/people/access.ts';
import { endOtherSessions, endSession, listSessions } from '#rooms/people/session.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const own = async (event: RequestEvent) => {
	const actor = require(event, mayChangeAccount(event.locals.actor));
	const current = await event.locals.signIn.api.getSession({ headers: event.request.headers });
	return { actor, currentId: current?.session.id ?? '' };
};

export const load: PageServerLoad = async (event) => {
	const { actor, currentId } = await own(event as RequestEvent);
	const sessions = await listSessions(event.locals.db, actor.personId, event.locals.now);
	return {
		sessions: sessions.map((session) => ({ ...session, isCurrent: session.id === currentId }))
	};
};

export const actions: Actions = {
	end: async (event) => {
		const { actor } = await own(event);
		const id = textIn(await event.request.formData(), 'id');
		await event.locals.db.transaction().execute((tx) => endSession(tx, actor, id));
	},
	others: async (event) => {
		const { actor, currentId } = await own(event);
		await event.locals.db.transaction().execute((tx) => endOtherSessions(tx, actor, currentId));
	}
};
