import { eventOf } from '../../../../event-page.server.ts';
import { eventSchemaOf } from '../../../../event-schema.ts';
import { loadEventSite } from '../../../../event-site.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const record = await eventOf(event);
	const site = await loadEventSite(db, record, locale);
	const schema = eventSchemaOf(record, site.organisers, { locale, origin: event.url.origin });
	return { site, schema };
};
