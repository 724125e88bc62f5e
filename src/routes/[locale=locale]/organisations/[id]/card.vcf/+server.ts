import { cardOf } from '#rooms/organisations/organisation-card.ts';
import { organisationOf } from '../../../../organisation-page.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { locale } = event.locals;
	const record = await organisationOf(event);
	const url = `${event.url.origin}/${locale}/organisations/${record.id}`;
	return new Response(cardOf(record, locale, url), {
		headers: {
			'content-type': 'text/vcard; charset=utf-8',
			'content-disposition': 'attachment; filename="organisation.vcf"'
		}
	});
};
