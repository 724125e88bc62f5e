import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';

type Asked = {
	db: Database;
	actor: Actor;
	now: Date;
	locale?: Locale;
	path?: string;
	params?: Record<string, string>;
};

/** What a page is asked with, as far as pages ask it back. */
export const anEvent = <Event = RequestEvent>({
	db,
	actor,
	now,
	locale = 'pl',
	path = '/',
	params = {}
}: Asked): Event =>
	({
		url: new URL(`https://osnova.example/${locale}${path}`),
		params: { locale, ...params },
		locals: { db, actor, locale, now, person: null }
	}) as Event;

type Role = Actor['grants'][number]['role'];

export const grantsOf = (role: Role, kind: 'organisation' | 'cluster', id: string) =>
	({ role, scopeKind: kind, scopeId: id }) as const;
