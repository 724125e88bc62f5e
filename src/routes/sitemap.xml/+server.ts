import { locales } from '#locales';
import { ownHostsKnown } from '#platform/own-hosts.ts';
import { escapeHtml } from '#platform/mail/letter.ts';
import type { RequestHandler } from './$types';

const mostInOne = 8_000;
const fixed = ['', '/map', '/clusters', '/organisations', '/alliances', '/events', '/about'];

/** One map of the site a part; `?part=2` goes on, the index lists them when there are many. */
export const GET: RequestHandler = async ({ locals, url }) => {
	if (ownHostsKnown().has(url.host))
		return xml(pagesOf(['', '/members', '/council'].map((path) => page(url.origin, path))));
	const { total } = await locals.db
		.selectFrom('searchEntry')
		.select((eb) => eb.fn.countAll<number>().as('total'))
		.executeTakeFirstOrThrow();
	const parts = Math.max(1, Math.ceil(Number(total) / mostInOne));
	const part = Number(url.searchParams.get('part'));
	if (parts > 1 && !part) return xml(index(url.origin, parts));
	const at = Math.max(1, Math.floor(part) || 1);
	const rows = await locals.db
		.selectFrom('searchEntry')
		.select(['path', 'changedAt'])
		.orderBy('subjectKind')
		.orderBy('subjectId')
		.limit(mostInOne)
		.offset((at - 1) * mostInOne)
		.execute();
	const pages = rows.map(({ path, changedAt }) => page(url.origin, path, changedAt));
	const start = at === 1 ? fixed.map((path) => page(url.origin, path)) : [];
	return xml(pagesOf([...start, ...pages]));
};

const pagesOf = (pages: string[]): string =>
	`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${pages.join('')}</urlset>`;

const xml = (body: string) =>
	new Response(`<?xml version="1.0" encoding="UTF-8"?>${body}`, {
		headers: { 'content-type': 'application/xml' }
	});

const index = (origin: string, parts: number): string => {
	const all = Array.from(
		{ length: parts },
		(_, at) => `<sitemap><loc>${origin}/sitemap.xml?part=${at + 1}</loc></sitemap>`
	);
	return `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${all.join('')}</sitemapindex>`;
};

function page(origin: string, path: string, changedAt?: Date): string {
	const links = locales.map(
		(locale) =>
			`<xhtml:link rel="alternate" hreflang="${locale}" href="${escapeHtml(`${origin}/${locale}${path}`)}"/>`
	);
	const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : '';
	return `<url><loc>${escapeHtml(`${origin}/en${path}`)}</loc>${changed}${links.join('')}</url>`;
}
