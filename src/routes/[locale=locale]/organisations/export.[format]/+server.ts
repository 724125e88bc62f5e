import { Readable } from 'node:stream';
import { everyEntry } from '#platform/search/every-entry.server.ts';
import { download } from '#platform/sheets/sheet.server.ts';
import { cardOf } from '#rooms/organisations/organisation-card.ts';
import { readCarded } from '#rooms/organisations/organisation-cards.server.ts';
import {
	organisationColumns,
	organisationRows
} from '#rooms/organisations/organisation-rows.server.ts';
import { wantedIn } from '../../../directory.server.ts';
import { exportList } from '../../../list-export.server.ts';
import type { RequestEvent, RequestHandler } from './$types';

export const GET: RequestHandler = (event) => {
	const { db, locale } = event.locals;
	if (event.params.format === 'vcf')
		return download(Readable.from(cards(event)), 'organisations.vcf', 'text/vcard; charset=utf-8');
	return exportList(event, 'organisation', {
		name: 'organisations',
		columns: organisationColumns(locale),
		rowsOf: (hits) => organisationRows(db, hits, { locale, origin: event.url.origin })
	});
};

async function* cards({ locals, url }: RequestEvent) {
	const { db, locale } = locals;
	for await (const hits of everyEntry(db, wantedIn(url, locale, 'organisation'))) {
		const carded = await readCarded(
			db,
			hits.map(({ subjectId }) => subjectId)
		);
		yield hits
			.flatMap(({ subjectId: id, path, changedAt }) => {
				const own = carded.get(id);
				const address = `${url.origin}/${locale}${path}`;
				return own ? cardOf({ ...own, id, changedAt }, locale, address) : [];
			})
			.join('');
	}
}
