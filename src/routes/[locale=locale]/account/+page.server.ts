import { textIn, refused } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isLocale } from '#platform/locale.ts';
import { mayChangeAccount } from '#rooms/people/access.ts';
import { changeProfile } from '#rooms/people/person.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	require(event, mayChangeAccount(event.locals.actor));
	return { profile: event.locals.person, timeZones: Intl.supportedValuesOf('timeZone') };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = require(event, mayChangeAccount(event.locals.actor));
		const form = await event.request.formData();
		const { db, now, locale } = event.locals;
		const name = textIn(form, 'name').slice(0, 120);
		const wanted = textIn(form, 'locale');
		if (!name) return refused({ reason: 'name_missing' }, locale, { name: 'name' });
		const language = isLocale(wanted) ? wanted : locale;
		const zone = textIn(form, 'timeZone');
		const timeZone = Intl.supportedValuesOf('timeZone').includes(zone) ? zone : 'Europe/Warsaw';
		await db
			.transaction()
			.execute((tx) => changeProfile(tx, actor, { name, locale: language, timeZone }, now));
		event.cookies.delete('osnova.session_data', { path: '/' });
		leadOn(event, `/${language}/account`, 'people_saved');
	}
};
