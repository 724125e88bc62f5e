import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '../actor.ts';

type SignedIn = Actor & { personId: string };

/** Leads strangers to the sign-in page and back again afterwards. */
export function requirePerson(event: RequestEvent): SignedIn {
	const { actor, locale } = event.locals;
	if (actor.personId !== null) return { ...actor, personId: actor.personId };
	const next = encodeURIComponent(event.url.pathname + event.url.search);
	redirect(303, `/${locale}/sign-in?next=${next}`);
}

/** A stranger is asked to sign in; a person without the right is refused. */
export function require(event: RequestEvent, isAllowed: boolean): SignedIn {
	const actor = requirePerson(event);
	if (!isAllowed) error(403, { message: 'not allowed', reason: 'not_allowed' });
	return actor;
}

export function found<Thing>(thing: Thing | null | undefined): Thing {
	if (thing === null || thing === undefined)
		error(404, { message: 'not found', reason: 'not_found' });
	return thing;
}

/** Only ways within this house: `//elsewhere` and `https:` are not followed. */
export function safeNext(next: string | null, otherwise: string): string {
	return next && /^\/(?![/\\])/.test(next) ? next : otherwise;
}
