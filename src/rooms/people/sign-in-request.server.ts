import { parseSetCookieHeader } from 'better-auth/cookies';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { SignIn } from './sign-in.server.ts';

export type CookieToSet = {
	name: string;
	value: string;
	maxAge?: number;
	httpOnly: boolean;
	secure: boolean;
	sameSite: 'lax' | 'strict' | 'none';
	path: string;
};

export type SignInAnswer = { body: Record<string, unknown>; cookies: CookieToSet[] };

/**
 * Asks the sign-in service as a browser would, so that its own limits on attempts and its checks of
 * origin hold for plain forms as well.
 */
export async function askSignIn(
	signIn: SignIn,
	{ request, address }: { request: Request; address: string },
	path: string,
	body?: Record<string, unknown>
): Promise<Outcome<SignInAnswer>> {
	const { origin } = new URL(request.url);
	const headers = new Headers({
		origin,
		'x-osnova-address': address,
		cookie: request.headers.get('cookie') ?? '',
		'user-agent': request.headers.get('user-agent') ?? ''
	});
	if (body) headers.set('content-type', 'application/json');
	const answer = await signIn.handler(
		new Request(`${origin}/sign-in-service${path}`, {
			method: body ? 'POST' : 'GET',
			headers,
			redirect: 'manual',
			...(body && { body: JSON.stringify(body) })
		})
	);
	const content = await bodyOf(answer);
	if (!answer.ok) return refuse(reasonOf(answer.status, String(content.code ?? '')), content);
	return accept({ body: content, cookies: cookiesOf(answer) });
}

async function bodyOf(answer: Response): Promise<Record<string, unknown>> {
	const text = await answer.text();
	if (!text) return {};
	try {
		const content: unknown = JSON.parse(text);
		if (Array.isArray(content)) return { list: content };
		return typeof content === 'object' && content !== null ? { ...content } : {};
	} catch {
		return {};
	}
}

const reasons: Record<string, string> = {
	INVALID_EMAIL_OR_PASSWORD: 'wrong_password',
	INVALID_PASSWORD: 'wrong_password',
	INVALID_EMAIL: 'wrong_email',
	EMAIL_NOT_VERIFIED: 'address_not_confirmed',
	INVALID_TOKEN: 'link_expired',
	TOKEN_EXPIRED: 'link_expired',
	PASSWORD_TOO_SHORT: 'password_too_short',
	PASSWORD_TOO_LONG: 'password_too_long',
	SESSION_NOT_FRESH: 'session_not_fresh',
	SESSION_EXPIRED: 'session_not_fresh',
	INVALID_CODE: 'wrong_code',
	INVALID_BACKUP_CODE: 'wrong_code',
	INVALID_TWO_FACTOR_COOKIE: 'link_expired',
	OTP_HAS_EXPIRED: 'wrong_code',
	TOTP_NOT_ENABLED: 'wrong_code',
	ACCOUNT_LOCKED: 'too_many_attempts',
	TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'too_many_attempts',
	CREDENTIAL_ACCOUNT_NOT_FOUND: 'no_password_yet',
	PROVIDER_NOT_FOUND: 'openid_away'
};

function reasonOf(status: number, code: string): string {
	if (status === 429) return 'too_many_attempts';
	if (status === 401 && !code) return 'sign_in_needed';
	return reasons[code] ?? 'sign_in_failed';
}

function cookiesOf(answer: Response): CookieToSet[] {
	return answer.headers.getSetCookie().flatMap((header) =>
		[...parseSetCookieHeader(header)].map(([name, cookie]) => ({
			name,
			value: cookie.value,
			...(cookie['max-age'] !== undefined && { maxAge: Number(cookie['max-age']) }),
			httpOnly: cookie.httponly ?? true,
			secure: cookie.secure ?? false,
			sameSite: cookie.samesite ?? 'lax',
			path: cookie.path ?? '/'
		}))
	);
}
