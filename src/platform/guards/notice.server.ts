import { redirect, type Cookies, type RequestEvent } from '@sveltejs/kit';
import type { Locale } from '../locale.ts';
import { textOf } from './words.server.ts';

type Kind = 'info' | 'success' | 'warning' | 'danger';
type Kept = { key: string; kind: Kind; inputs: Record<string, string> };

const cookie = 'osnova.notice';

/** Leads on after a deed and says there, once, what was done. */
export function leadOn(
	event: RequestEvent,
	path: string,
	key: string,
	{ kind = 'success', inputs = {} }: { kind?: Kind; inputs?: Record<string, string> } = {}
): never {
	const kept: Kept = { key, kind, inputs };
	event.cookies.set(cookie, JSON.stringify(kept), {
		path: '/',
		maxAge: 60,
		httpOnly: true,
		secure: event.url.protocol === 'https:'
	});
	redirect(303, path);
}

export function takeNotice(cookies: Cookies, locale: Locale): { kind: Kind; text: string } | null {
	const value = cookies.get(cookie);
	if (!value) return null;
	cookies.delete(cookie, { path: '/' });
	try {
		const { key, kind, inputs } = JSON.parse(value) as Kept;
		return { kind, text: textOf(key, locale, inputs) };
	} catch {
		return null;
	}
}
