import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type Claims = { sub: string } & Record<string, unknown>;
type Asked = { nonce: string | null; challenge: string | null; redirect: string | null };

const clientId = 'osnova';
const clientSecret = 'a secret only for tests';
const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const forged = generateKeyPairSync('rsa', { modulusLength: 2048 });
const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

type Provider = {
	issuer: string;
	asked: Map<string, Asked>;
	claims: Claims;
	isSilent: boolean;
	isForged: boolean;
	/** What stands in the id token instead of the truth. */
	lies: Record<string, unknown>;
};

/** An OpenID provider for tests: discovery, authorisation with PKCE, tokens, keys. */
export async function openIdProviderFor(claims: Claims) {
	const state: Provider = {
		issuer: '',
		asked: new Map(),
		claims,
		isSilent: false,
		isForged: false,
		lies: {}
	};
	const server = createServer((request, response) => {
		if (!state.isSilent) void answer(state, request, response);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	state.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const settings = {
		name: 'Łódź ID',
		discoveryUrl: `${state.issuer}/.well-known/openid-configuration`,
		clientId,
		clientSecret
	};
	const close = () => {
		server.closeAllConnections();
		return new Promise<void>((done) => server.close(() => done()));
	};
	return { settings, state, close };
}

async function answer(
	provider: Provider,
	request: IncomingMessage,
	response: ServerResponse
): Promise<void> {
	const url = new URL(request.url ?? '/', provider.issuer);
	const tell = (body: object, status = 200) =>
		response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
	if (url.pathname === '/.well-known/openid-configuration') tell(discovery(provider.issuer));
	else if (url.pathname === '/authorise') leadBack(provider, url.searchParams, response);
	else if (url.pathname === '/keys')
		tell({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'RS256' }] });
	else if (url.pathname === '/token')
		tell(
			...tokens(
				provider,
				new URLSearchParams(await text(request)),
				request.headers.authorization ?? ''
			)
		);
	else tell({}, 404);
}

function leadBack({ asked }: Provider, query: URLSearchParams, response: ServerResponse): void {
	const code = randomUUID();
	const redirect = query.get('redirect_uri');
	asked.set(code, { nonce: query.get('nonce'), challenge: query.get('code_challenge'), redirect });
	const location = `${redirect}?${new URLSearchParams({ code, state: query.get('state') ?? '' })}`;
	response.writeHead(302, { location }).end();
}

function tokens(
	provider: Provider,
	form: URLSearchParams,
	authorisation: string
): [object, number] {
	const code = form.get('code') ?? '';
	const question = provider.asked.get(code);
	provider.asked.delete(code);
	const verifier = form.get('code_verifier') ?? '';
	const isFine =
		question?.challenge === createHash('sha256').update(verifier).digest('base64url') &&
		question.redirect === form.get('redirect_uri') &&
		isKnownClient(form, authorisation);
	if (!isFine) return [{ error: 'invalid_grant' }, 400];
	const id_token = idToken(provider, question.nonce);
	return [{ access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token }, 200];
}

function idToken({ issuer, claims, lies, isForged }: Provider, nonce: string | null): string {
	const now = Math.floor(Date.now() / 1000);
	const told = { iss: issuer, aud: clientId, iat: now, exp: now + 300, nonce, ...claims, ...lies };
	const signing = `${encoded({ alg: 'RS256', kid: 'own', typ: 'JWT' })}.${encoded(told)}`;
	const { privateKey } = isForged ? forged : own;
	return `${signing}.${createSign('RSA-SHA256').update(signing).sign(privateKey, 'base64url')}`;
}

const discovery = (issuer: string) => ({
	issuer,
	authorization_endpoint: `${issuer}/authorise`,
	token_endpoint: `${issuer}/token`,
	jwks_uri: `${issuer}/keys`,
	id_token_signing_alg_values_supported: ['RS256'],
	code_challenge_methods_supported: ['S256']
});

function isKnownClient(form: URLSearchParams, authorisation: string): boolean {
	const [id, secret] = Buffer.from(authorisation.replace('Basic ', ''), 'base64')
		.toString()
		.split(':')
		.map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
	const told = { id: form.get('client_id') ?? id, secret: form.get('client_secret') ?? secret };
	return told.id === clientId && told.secret === clientSecret;
}
