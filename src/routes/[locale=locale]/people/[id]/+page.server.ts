import { refused, textIn } from '#platform/guards/form.server.ts';
import { found, require } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import { listDeedsOfPerson } from '#platform/journal/journal.server.ts';
import { redirect } from '@sveltejs/kit';
import { mayActFor } from '#rooms/people/access.ts';
import { startActingFor } from '#rooms/people/acting.server.ts';
import { listGrants } from '#rooms/people/grant.server.ts';
import { findPerson } from '#rooms/people/person.server.ts';
import { roleName } from '#rooms/people/role-name.ts';
import { findScope } from '../../../scopes.server.ts';
import { decidedScopesOf } from '../../../decided-scopes.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function begin(event: RequestEvent) {
	const { db, now, actor } = event.locals;
	const { id } = event.params;
	const person = isId(id) ? await findPerson(db, id) : undefined;
	const grants = person ? await listGrants(db, person.id, now) : [];
	const decided = await decidedScopesOf(db, actor, now);
	const signedIn = require(event, person !== undefined &&
		mayActFor(actor, { id: person.id, grants }, decided));
	return { actor: signedIn, person: found(person), grants };
}

export const load: PageServerLoad = async (event) => {
	const { person, grants } = await begin(event as RequestEvent);
	const { db, locale } = event.locals;
	const roles = await Promise.all(
		grants.map(async ({ role, scopeKind, scopeId }) => ({
			role: roleName(role, locale),
			scope: (await findScope(db, { kind: scopeKind, id: scopeId }, locale))?.name ?? '–'
		}))
	);
	const deeds = await listDeedsOfPerson(db, person.id, 50);
	return {
		someone: { name: person.name, email: person.email },
		roles,
		deeds: deeds.map(({ id, at, deed, onBehalfOfId }) => ({
			id,
			at,
			deed,
			isOnBehalf: onBehalfOfId === person.id
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { actor, person } = await begin(event);
		const { db, now, locale } = event.locals;
		const reason = textIn(await event.request.formData(), 'reason');
		const started = await db
			.transaction()
			.execute((tx) => startActingFor(tx, actor, person.id, reason, now));
		if (!started.ok) return refused(started, locale, { name: 'reason' });
		redirect(303, `/${locale}/desk`);
	}
};
