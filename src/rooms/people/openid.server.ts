import { genericOAuth } from 'better-auth/plugins';
import { openIdProvider, profileOf, type OpenIdSettings } from './openid.ts';

const patience = 5_000;

/**
 * Sign-in at another house. Only what it signed for us in answer to our own question is believed,
 * and an address that it does not vouch for must be confirmed here like any other.
 */
export function openIdPlugin({ discoveryUrl, clientId, clientSecret }: OpenIdSettings) {
	const config = {
		providerId: openIdProvider,
		discoveryUrl,
		clientId,
		clientSecret,
		scopes: ['openid', 'email', 'profile'],
		pkce: true,
		requireIdTokenVerification: true,
		requireEmailVerification: true,
		mapProfileToUser: (claims: Record<string, unknown>) => profileOf(claims)
	};
	const plugin = genericOAuth({ config: [config] });
	return { ...plugin, init: withoutWaiting(plugin.init, config) };
}

type Plugin = ReturnType<typeof genericOAuth>;

/** A provider that keeps silent at our start is asked again at the first sign-in, and holds up nobody. */
function withoutWaiting(init: Plugin['init'], config: { providerId: string }): Plugin['init'] {
	return (ctx) => {
		const later = {
			context: {
				socialProviders: ctx.socialProviders,
				genericOAuthPendingDiscovery: new Map([[config.providerId, config]])
			}
		} as Awaited<ReturnType<Plugin['init']>>;
		const silence = new Promise<typeof later>((done) => {
			setTimeout(() => done(later), patience).unref();
		});
		return Promise.race([init(ctx), silence]);
	};
}
