import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { askSignIn, type CookieToSet } from '#rooms/people/sign-in-request.server.ts';

/** Asks the sign-in service in the visitor's name and keeps the cookies that it sets. */
export async function askInNameOf(
	event: RequestEvent,
	path: string,
	body?: Record<string, unknown>
) {
	const { request, locals, cookies } = event;
	const address = event.getClientAddress();
	const answer = await askSignIn(locals.signIn, { request, address }, path, body);
	if (answer.ok) keepCookies(cookies, answer.value.cookies);
	return answer;
}

function keepCookies(cookies: Cookies, toSet: CookieToSet[]): void {
	for (const { name, value, maxAge, ...rest } of toSet) {
		if (maxAge === 0 || value === '') cookies.delete(name, rest);
		else
			cookies.set(name, value, {
				...rest,
				...(maxAge !== undefined && { maxAge }),
				encode: String
			});
	}
}
