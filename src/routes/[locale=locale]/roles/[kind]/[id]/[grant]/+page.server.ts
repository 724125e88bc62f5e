import { unwrap } from '#platform/outcome.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { found, require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import { writeLetter } from '#platform/mail/letter.server.ts';
import { mayGrant } from '#rooms/people/access.ts';
import { findGrant, handOver } from '#rooms/people/grant.server.ts';
import { invite } from '#rooms/people/invitation.server.ts';
import { invitationLetter } from '#rooms/people/mail/invitation-letter.ts';
import { findPerson, findPersonByEmail } from '#rooms/people/person.server.ts';
import { roleName } from '#rooms/people/role-name.ts';
import { openHouse } from '../../../../../../house.server.ts';
import { findScope, rolesPath, scopeIn } from '../../../../../scopes.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function begin(event: RequestEvent) {
	const scope = found(scopeIn(event.params));
	const actor = require(event, mayGrant(event.locals.actor, scope));
	const { db, locale } = event.locals;
	const grant = found(isId(event.params.grant) ? await findGrant(db, event.params.grant) : null);
	if (grant.scopeKind !== scope.kind || grant.scopeId !== scope.id) found(null);
	return { actor, scope, grant, named: found(await findScope(db, scope, locale)) };
}

/** Step one asks for the successor, step two (`?to=`) shows what will happen before it does. */
export const load: PageServerLoad = async (event) => {
	const { grant, named } = await begin(event as RequestEvent);
	const { db, locale } = event.locals;
	const to = event.url.searchParams.get('to')?.trim().toLowerCase() ?? '';
	const [former, successor] = await Promise.all([
		findPerson(db, grant.personId),
		to ? findPersonByEmail(db, to) : undefined
	]);
	return {
		scope: named,
		role: roleName(grant.role, locale),
		former: former?.name ?? '–',
		to,
		successor: successor ? { name: successor.name } : null
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { actor, scope, grant, named } = await begin(event);
		const { db, locale, now, person } = event.locals;
		const email = textIn(await event.request.formData(), 'to').toLowerCase();
		if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
			return refused({ reason: 'wrong_email' }, locale, { name: 'to' });
		const back = `/${locale}${rolesPath(scope)}`;
		const successor = await findPersonByEmail(db, email);
		if (successor) {
			const handed = await db
				.transaction()
				.execute((tx) => handOver(tx, actor, grant.id, successor.id, now));
			if (!handed.ok) return refused(handed, locale);
			leadOn(event, back, 'people_hand_over_done');
		}
		const { role } = grant;
		const words = {
			email,
			locale,
			role,
			inviter: person?.name ?? '',
			scopeName: named.name,
			isHandOver: true
		};
		const { letterAddress } = await openHouse();
		await db.transaction().execute(async (tx) => {
			const wish = { email, locale, role, scope, handsOverId: grant.id };
			const { token } = unwrap(await invite(tx, actor, wish, now));
			await writeLetter(tx, invitationLetter(words, letterAddress(event.url), token));
		});
		leadOn(event, back, 'people_invited', { inputs: { email } });
	}
};
