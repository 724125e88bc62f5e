import type { RequestEvent } from '@sveltejs/kit';
import { atomFeed } from '#platform/atom.ts';
import { loadOutside } from './outside-list.server.ts';

const most = 50;

/** What is newest in a list, with the list's own filters, for readers of feeds. */
export async function feedOf({ locals, url }: RequestEvent, name: string): Promise<Response> {
	const { db, locale, now } = locals;
	const { title, path, lines } = await loadOutside(name, { db, url, locale, now, most });
	const list = `${url.origin}/${locale}${path}${url.search}`;
	const entries = lines.map(({ note, summary, titleLocale, ...line }) => {
		const address = `${url.origin}/${locale}${line.path}`;
		const told = [note, summary].filter(Boolean).join(' — ');
		return { ...line, id: address, address, summary: told, locale: titleLocale };
	});
	return new Response(atomFeed({ id: list, title, locale, self: url.href, list, entries }), {
		headers: {
			'content-type': 'application/atom+xml; charset=utf-8',
			'cache-control': 'public, max-age=300'
		}
	});
}
