import { unwrap } from '#platform/outcome.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { found, require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import { writeLetter } from '#platform/mail/letter.server.ts';
import { mayGrant, maySeeHolders } from '#rooms/people/access.ts';
import { endGrant, findGrant, listHolders } from '#rooms/people/grant.server.ts';
import { isRoleIn, rolesIn } from '#rooms/people/grant.ts';
import {
	invite,
	listOpenInvitations,
	withdrawInvitation
} from '#rooms/people/invitation.server.ts';
import { invitationLetter } from '#rooms/people/mail/invitation-letter.ts';
import { roleName } from '#rooms/people/role-name.ts';
import { openHouse } from '../../../../../house.server.ts';
import { findScope, rolesPath, scopeIn } from '../../../../scopes.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, now, actor } = event.locals;
	const scope = found(scopeIn(event.params));
	require(event, maySeeHolders(actor, scope));
	const named = found(await findScope(db, scope, locale));
	const mayChange = mayGrant(actor, scope);
	const [holders, invitations] = await Promise.all([
		listHolders(db, scope, now),
		mayChange ? listOpenInvitations(db, scope, now) : []
	]);
	return {
		scope: named,
		mayChange,
		roles: rolesIn[scope.kind].map((value) => ({ value, label: roleName(value, locale) })),
		holders: holders.map((holder) => ({ ...holder, roleName: roleName(holder.role, locale) })),
		invitations: invitations.map((one) => ({ ...one, roleName: roleName(one.role, locale) }))
	};
};

async function begin(event: RequestEvent) {
	const scope = found(scopeIn(event.params));
	const actor = require(event, mayGrant(event.locals.actor, scope));
	return { ...event.locals, scope, actorOf: actor, form: await event.request.formData() };
}

export const actions: Actions = {
	invite: async (event) => {
		const { scope, actorOf, form, db, locale, now, person } = await begin(event);
		const email = textIn(form, 'email').toLowerCase();
		const role = textIn(form, 'role');
		if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
			return refused({ reason: 'wrong_email' }, locale, { name: 'email', values: { email } });
		if (!isRoleIn(scope.kind, role))
			return refused({ reason: 'no_such_role' }, locale, { name: 'role', values: { email } });
		const named = found(await findScope(db, scope, locale));
		const words = {
			email,
			locale,
			role,
			inviter: person?.name ?? '',
			scopeName: named.name,
			isHandOver: false
		};
		const { letterAddress } = await openHouse();
		await db.transaction().execute(async (tx) => {
			const { token } = unwrap(await invite(tx, actorOf, { email, locale, role, scope }, now));
			await writeLetter(tx, invitationLetter(words, letterAddress(event.url), token));
		});
		leadOn(event, `/${locale}${rolesPath(scope)}`, 'people_invited', { inputs: { email } });
	},
	withdraw: async (event) => {
		const { scope, actorOf, form, db, locale, now } = await begin(event);
		const id = textIn(form, 'id');
		const open = await listOpenInvitations(db, scope, now);
		if (!open.some((one) => one.id === id))
			return refused({ reason: 'invitation_unknown' }, locale);
		await db.transaction().execute((tx) => withdrawInvitation(tx, actorOf, id, now));
		leadOn(event, `/${locale}${rolesPath(scope)}`, 'people_saved');
	},
	end: async (event) => {
		const { scope, actorOf, form, db, locale, now } = await begin(event);
		const id = textIn(form, 'id');
		const grant = isId(id) ? await findGrant(db, id) : undefined;
		if (grant?.scopeKind !== scope.kind || grant.scopeId !== scope.id)
			return refused({ reason: 'role_ended_already' }, locale);
		const ended = await db.transaction().execute((tx) => endGrant(tx, actorOf, id, now));
		if (!ended.ok) return refused(ended, locale);
		leadOn(event, `/${locale}${rolesPath(scope)}`, 'people_role_ended');
	}
};
