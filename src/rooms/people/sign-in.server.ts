import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import { passkey } from '@better-auth/passkey';
import { hours } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { baseLocale } from '#locales';
import { isLocale, type Locale } from '#platform/locale.ts';
import { writeLetter } from '#platform/mail/letter.server.ts';
import {
	accountExistsLetter,
	addressConfirmationLetter,
	passwordResetLetter
} from './mail/sign-in-letters.ts';
import type { OpenIdSettings } from './openid.ts';
import { openIdPlugin } from './openid.server.ts';

export type SignInSettings = {
	db: Database;
	secret: string;
	/** Address under which people reach this house; without it the request's own is taken. */
	origin?: string | undefined;
	/** Where links in letters lead that were asked for at an address; there, unless said otherwise. */
	letterAddress?: (asked: URL) => string;
	openId?: OpenIdSettings | undefined;
};

const shortestPassword = 10;
const seconds = (milliseconds: number) => milliseconds / 1000;
export const sessionLastsMs = hours(24 * 30);
export const sessionRenewedAfterMs = hours(24);

export function openSignIn({ db, secret, origin, letterAddress, openId }: SignInSettings) {
	const place: PlaceOf = (request) => placeOf(request, { origin, letterAddress });
	return betterAuth({
		appName: 'Osnova',
		secret,
		baseURL: origin ?? { allowedHosts: ['*'], protocol: 'auto' },
		basePath: '/sign-in-service',
		trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
		telemetry: { enabled: false },
		logger: { disabled: process.env.LOG_LEVEL !== 'debug' },
		database: { db, type: 'postgres', transaction: true },
		advanced: {
			database: { generateId: () => newId() },
			cookiePrefix: 'osnova',
			useSecureCookies: origin?.startsWith('https:') ?? false,
			ipAddress: { ipAddressHeaders: ['x-osnova-address'] }
		},
		...ownTables,
		rateLimit: attempts,
		emailAndPassword: passwordsBy(db, place),
		emailVerification: addressesBy(db, place),
		plugins: [
			twoFactor({
				issuer: 'Osnova',
				schema: { twoFactor: { fields: { userId: 'personId' } } }
			}),
			passkey({
				rpName: 'Osnova',
				...(origin && { rpID: new URL(origin).hostname, origin }),
				schema: { passkey: { fields: { userId: 'personId', credentialID: 'credentialId' } } }
			}),
			...(openId ? [openIdPlugin(openId)] : [])
		]
	});
}

const ownTables = {
	user: {
		modelName: 'person',
		additionalFields: {
			locale: { type: 'string', required: false, input: true },
			timeZone: { type: 'string', required: false, input: true }
		}
	},
	session: {
		fields: { userId: 'personId' },
		expiresIn: seconds(sessionLastsMs),
		updateAge: seconds(sessionRenewedAfterMs),
		freshAge: seconds(hours(24))
	},
	account: {
		modelName: 'credential',
		fields: { userId: 'personId' },
		accountLinking: { enabled: true }
	}
} as const satisfies Partial<BetterAuthOptions>;

const attempts = {
	enabled: true,
	storage: 'database',
	modelName: 'signInRate',
	window: 60,
	max: 200,
	customRules: {
		'/sign-in/email': { window: 60, max: 15 },
		'/sign-in/social': { window: 60, max: 30 },
		'/sign-up/email': { window: 60, max: 15 },
		'/request-password-reset': { window: 60, max: 10 },
		'/two-factor/*': { window: 60, max: 15 }
	}
} as const satisfies BetterAuthOptions['rateLimit'];

const passwordsBy = (db: Database, placeOf: PlaceOf) =>
	({
		enabled: true,
		requireEmailVerification: true,
		autoSignIn: false,
		minPasswordLength: shortestPassword,
		maxPasswordLength: 200,
		resetPasswordTokenExpiresIn: seconds(hours(1)),
		revokeSessionsOnPasswordReset: true,
		sendResetPassword: async ({ user, token }, request) => {
			await writeLetter(db, passwordResetLetter(addressee(user), placeOf(request), token));
		},
		onExistingUserSignUp: async ({ user }, request) => {
			await writeLetter(db, accountExistsLetter(addressee(user), placeOf(request)));
		}
	}) satisfies BetterAuthOptions['emailAndPassword'];

const addressesBy = (db: Database, placeOf: PlaceOf) =>
	({
		sendOnSignUp: true,
		sendOnSignIn: true,
		autoSignInAfterVerification: true,
		expiresIn: seconds(hours(24)),
		sendVerificationEmail: async ({ user, token }, request) => {
			const letter = addressConfirmationLetter(addressee(user), placeOf(request), token);
			await writeLetter(db, letter);
		}
	}) satisfies BetterAuthOptions['emailVerification'];

export type SignIn = ReturnType<typeof openSignIn>;

type Addressee = { id: string; name: string; email: string; locale: Locale };

function addressee(user: { id: string; name: string; email: string }): Addressee {
	const locale = 'locale' in user ? user.locale : undefined;
	return { ...user, locale: isLocale(locale) ? locale : baseLocale };
}

type PlaceOf = (request: Request | undefined) => string;

function placeOf(
	request: Request | undefined,
	{ origin, letterAddress }: Pick<SignInSettings, 'origin' | 'letterAddress'>
): string {
	if (origin) return origin;
	if (!request) throw new Error('a letter with a link needs the address of this house: set ORIGIN');
	const asked = new URL(request.url);
	return letterAddress?.(asked) ?? asked.origin;
}
