import { json } from '@sveltejs/kit';
import { labelOf, searchActivities } from '#rooms/organisations/nace.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, url }) => {
	const text = (url.searchParams.get('q') ?? '').slice(0, 80);
	const found = searchActivities(text, locals.locale, 12).filter(
		({ level }) => level !== 'section'
	);
	const suggestions = found.map(({ code }) => {
		const label = labelOf(code, locals.locale).text;
		return { value: `${code} ${label}`, label: '' };
	});
	return json({ suggestions });
};
