import { AsyncLocalStorage } from 'node:async_hooks';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { sequence, type Handle, type HandleServerError } from '@sveltejs/kit/hooks';
import pageScript from 'virtual:page-script';
import { baseLocale, overwriteGetLocale } from '#locales';
import { visitor } from '#platform/actor.ts';
import { hindranceOf } from '#platform/guards/hindrance.ts';
import { newId } from '#platform/ids.ts';
import { isLocale, preferredLocale, type Locale } from '#platform/locale.ts';
import { log } from '#platform/log.server.ts';
import { ownHostsKnown } from '#platform/own-hosts.ts';
import { publicMemory } from '#platform/public-memory.ts';
import { errorWords } from '#ui/shell/error-words.ts';
import { openHouse } from './house.server.ts';

const speaking = new AsyncLocalStorage<Locale>();
overwriteGetLocale(() => speaking.getStore() ?? baseLocale);

const language: Handle = async ({ event, resolve }) => {
	// No text of ours holds a NUL, and PostgreSQL takes none.
	if (/%00/.test(event.url.href)) return new Response('not found', { status: 404 });
	const first = event.url.pathname.split('/')[1];
	if (event.url.pathname === '/') leadToOwnLanguage(event);
	const locale = isLocale(first) ? first : languageOf(event, first);
	event.locals.locale = locale;
	event.locals.now = new Date();
	// At a host of its own most ways lead to another host, which only whole pages can follow.
	const ways = ownHostsKnown().has(event.url.host) ? 'data-sveltekit-reload' : '';
	return speaking.run(locale, () =>
		resolve(event, {
			transformPageChunk: ({ html }) => {
				const whole = withScript(html)
					.replace('%osnova.lang%', locale)
					.replace('%osnova.seen%', event.locals.person ? 'data-seen' : '')
					.replace('%osnova.ways%', ways);
				return withoutMarks(event.locals.person ? linkStyles(whole) : whole);
			},
			// Words and colours first: scripts wait until the page is seen.
			preload: ({ type }) => type === 'css'
		})
	);
};

/** Pages of the house that have one address for all languages speak the visitor's. */
const languageOf = ({ request }: RequestEvent, first: string | undefined): Locale =>
	first === 'dev' ? preferredLocale(request.headers.get('accept-language')) : baseLocale;

const place = '%osnova.script%';

/** It comes last, after all words. */
function withScript(html: string): string {
	const at = html.lastIndexOf(place);
	if (at < 0) return html;
	const script = `<script type="module">${pageScript}</script>`;
	return html.slice(0, at) + script + html.slice(at + place.length);
}

/**
 * The styles stand in the page for a first visit. Who is signed in has them already: their pages, which
 * are drawn each time and not compressed here, are half as long without.
 */
function linkStyles(html: string): string {
	const styles = html.indexOf('<style>');
	const links = html.indexOf('</style>') + '</style>'.length;
	const body = html.indexOf('</head>');
	if (styles < 0 || links > body) return html;
	const linked = html.slice(links, body).replaceAll(' disabled media="(max-width: 0)"', '');
	return html.slice(0, styles) + linked + html.slice(body);
}

/** A page that no framework brings to life needs neither its marks nor links to styles that stand in the page. */
function withoutMarks(html: string): string {
	if (html.includes('__sveltekit_')) return html;
	const bare = html.replace(/<!--(?:\[[-!\d]*|\]|[a-z\d]{0,7})-->/g, '');
	const links = bare.indexOf('</style>');
	const body = bare.indexOf('</head>');
	if (links < 0 || links > body) return bare;
	const without = bare.slice(links, body).replace(disabledLink, '');
	return bare.slice(0, links) + without + bare.slice(body);
}

const disabledLink = /\s*<link [^>]* disabled media="\(max-width: 0\)">/g;

function leadToOwnLanguage(event: RequestEvent): never {
	const locale = preferredLocale(event.request.headers.get('accept-language'));
	event.setHeaders({ vary: 'accept-language', 'cache-control': 'no-store' });
	redirect(302, `/${locale}${event.url.search}`);
}

const whoIsThere: Handle = async ({ event, resolve }) => {
	const { request, url, locals } = event;
	Object.assign(locals, { actor: visitor, person: null, actingFor: null });
	const { db, signIn, people } = await openHouse();
	Object.assign(locals, { db, signIn });
	if (url.pathname === '/sign-in-service/error') leadToSignIn(event);
	const asksService = url.pathname.startsWith('/sign-in-service/');
	if (!asksService && !isFrame(url))
		Object.assign(locals, await people.recognise(request, locals.now));
	const response = asksService ? await signIn.handler(addressed(event)) : await resolve(event);
	if (asksService || !['GET', 'HEAD'].includes(request.method)) {
		// Whoever has changed something sees it on the next page, before word of it has come round.
		people.forget();
		publicMemory.drop();
	}
	return response;
};

/** The page that says in the visitor's language why a sign-in begun here did not end well. */
function leadToSignIn({ url, request }: RequestEvent): never {
	const locale = preferredLocale(request.headers.get('accept-language'));
	const error = url.searchParams.get('error') ?? 'unknown';
	redirect(303, `/${locale}/sign-in?${new URLSearchParams({ error })}`);
}

function addressed(event: RequestEvent): Request {
	const request = new Request(event.request);
	request.headers.set('x-osnova-address', event.getClientAddress());
	return request;
}

/** Badges are scanned at the check-in desk, nowhere else. */
const opensCamera = /^\/[a-z]{2}\/events\/[^/]+\/manage\/check-in$/;

/** Shown in pages of other sites, to everybody alike. */
const isFrame = ({ pathname }: URL): boolean => pathname.endsWith('/embedded');

const safety: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const { headers } = response;
	headers.set('x-content-type-options', 'nosniff');
	headers.set('referrer-policy', 'strict-origin-when-cross-origin');
	const camera = opensCamera.test(event.url.pathname) ? 'camera=(self)' : 'camera=()';
	headers.set('permissions-policy', `${camera}, microphone=(), geolocation=()`);
	if (isFrame(event.url)) headers.set('content-security-policy', 'frame-ancestors *');
	else headers.set('x-frame-options', 'SAMEORIGIN');
	if (event.locals.person) headers.set('cache-control', 'private, no-store');
	return response;
};

export const handle = sequence(language, safety, whoIsThere);

export const handleError: HandleServerError = (caught) => {
	const locale = caught.event.locals.locale ?? baseLocale;
	const told = (status: number) => ({ status, ...errorWords(status, locale) });
	if (caught.kind === 'framework')
		return { reason: reasonOf(caught.error.status), ...told(caught.error.status) };
	if (caught.kind === 'app') {
		const { reason, status } = caught.error;
		return { reason: reason ?? reasonOf(status), ...told(status) };
	}
	const reference = newId();
	const path = caught.event.url.pathname;
	const hindrance = hindranceOf(caught.error);
	if (hindrance) {
		const { status, reason, message } = hindrance;
		log.warn({ err: caught.error, reference, path }, message);
		return { ...told(status), message, reason, reference };
	}
	log.error({ err: caught.error, reference, path }, 'failure');
	return { ...told(500), message: 'failure', reason: 'failure', reference };
};

const words: Record<number, string> = {
	401: 'sign_in_needed',
	403: 'not_allowed',
	404: 'not_found',
	413: 'too_large'
};

const reasonOf = (status: number): string => words[status] ?? 'failure';
