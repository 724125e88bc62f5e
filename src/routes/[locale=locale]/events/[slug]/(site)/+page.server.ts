import { mayReceive } from '#rooms/events/access.ts';
import { listMaterials } from '#rooms/events/materials.server.ts';
import { hasSeat } from '#rooms/events/my-events.server.ts';
import { eventOf } from '../../../../event-page.server.ts';
import { loadEventMap } from '../../../../event-map.server.ts';
import { eventSchemaOf } from '../../../../event-schema.ts';
import { loadEventSite } from '../../../../event-site.server.ts';
import { describeMaterials } from '../../../../materials-page.server.ts';
import { describeSeries } from '../../../../series-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, person, actor } = event.locals;
	const record = await eventOf(event);
	const [site, series, map, all, isInside] = await Promise.all([
		loadEventSite(db, record, locale),
		describeSeries(db, record.seriesId, locale),
		loadEventMap(record, locale),
		listMaterials(db, record.id),
		mayReceive(actor, record) || (person !== null && hasSeat(db, record.id, person.id))
	]);
	const materials = all.filter(({ isPublic }) => isPublic || isInside);
	const schema = eventSchemaOf(record, site.organisers, { locale, origin: event.url.origin });
	return { site, series, map, schema, materials: describeMaterials(materials, record, { locale }) };
};
