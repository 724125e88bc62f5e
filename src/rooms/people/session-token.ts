import { createHmac, timingSafeEqual } from 'node:crypto';

export type Seal = { secret: string; isSecure: boolean };

/** The token in the cookies of a request, if the sign-in service wrote and signed it. */
export function readSessionToken(
	cookies: string | null,
	{ secret, isSecure }: Seal
): string | undefined {
	if (!cookies?.includes('osnova.session_token')) return undefined;
	const name = isSecure ? '__Secure-osnova.session_token=' : 'osnova.session_token=';
	const cookie = cookies
		.split(';')
		.map((one) => one.trim())
		.find((one) => one.startsWith(name));
	return cookie && unsealed(decoded(cookie.slice(name.length)), secret);
}

function unsealed(value: string, secret: string): string | undefined {
	const at = value.lastIndexOf('.');
	const token = value.slice(0, Math.max(at, 0));
	const given = Buffer.from(value.slice(at + 1), 'base64');
	const wanted = createHmac('sha256', secret).update(token).digest();
	return given.length === wanted.length && timingSafeEqual(given, wanted) ? token : undefined;
}

function decoded(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		return '';
	}
}
