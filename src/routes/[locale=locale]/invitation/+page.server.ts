import { refused } from '#platform/guards/form.server.ts';
import { requirePerson } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import { acceptInvitation, findInvitation } from '#rooms/people/invitation.server.ts';
import { roleName } from '#rooms/people/role-name.ts';
import { findScope } from '../../scopes.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, locale, person } = locals;
	const invitation = await findInvitation(db, url.searchParams.get('token') ?? '');
	if (!invitation)
		return { invitation: null, refusal: refusalText({ reason: 'invitation_unknown' }, locale) };
	const { scopeKind, scopeId, role, email, invitedByName } = invitation;
	const scope = await findScope(db, { kind: scopeKind, id: scopeId }, locale);
	return {
		refusal: null,
		invitation: {
			email,
			inviter: invitedByName,
			role: roleName(role, locale),
			scope: scope?.name ?? '–',
			isForThisPerson: person?.email.toLowerCase() === email
		}
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requirePerson(event);
		const { db, now, locale } = event.locals;
		const token = event.url.searchParams.get('token') ?? '';
		const accepted = await db
			.transaction()
			.execute((tx) => acceptInvitation(tx, actor, token, now));
		if (!accepted.ok) return refused(accepted, locale);
		leadOn(event, `/${locale}/desk`, 'people_invitation_accepted');
	}
};
