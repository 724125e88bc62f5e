import { listPartners } from '../../../../../partners.server.ts';
import { getOwn } from '../../../../../meetings-page.server.ts';
import type { PageServerLoad } from './$types';

const size = 20;

export const load: PageServerLoad = async (event) => {
	const { own } = await getOwn(event);
	const { db, locale, now } = event.locals;
	const asked = (name: string) => event.url.searchParams.get(name) ?? '';
	const wanted = {
		text: asked('q'),
		country: asked('country'),
		language: asked('language'),
		sector: asked('sector')
	};
	const { partners, ...choices } = await listPartners(db, own, { wanted, locale, now });
	const page = Math.max(1, Number(asked('page')) || 1);
	return {
		wanted,
		choices,
		size,
		page,
		total: partners.length,
		partners: partners.slice((page - 1) * size, page * size)
	};
};
