import { dateIn } from '#platform/clock.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { maySeeMembership } from '#rooms/memberships/access.ts';
import { mayConfirm } from '#rooms/organisations/access.ts';
import { confirmRecord } from '#rooms/organisations/confirming.server.ts';
import { asScript, schemaOf } from '#rooms/organisations/organisation-schema.ts';
import { describe } from '#rooms/organisations/organisation-words.ts';
import { countIntroducers } from '../../../introductions-page.server.ts';
import { publicAgreements } from '../../../agreement-shelf.server.ts';
import {
	listBelongings,
	logoPath,
	organisationOf,
	rightsOver
} from '../../../organisation-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, now } = event.locals;
	const record = await organisationOf(event);
	const [belongings, agreements, introducers] = await Promise.all([
		listBelongings(db, record.id),
		publicAgreements(db, record.id, { locale, now }),
		countIntroducers(event, record.id)
	]);
	const seen = belongings.memberships.filter(({ clusterId }) =>
		maySeeMembership(event.locals.actor, { clusterId, organisationId: record.id })
	);
	const url = `${event.url.origin}/${locale}/organisations/${record.id}`;
	const logo = logoPath(record.logoFileId);
	return {
		record,
		...belongings,
		/** Whose fees, delegates and yields the reader may look at. */
		seenIds: seen.map(({ id }) => id),
		agreements,
		introducers,
		...rightsOver(event, record.id),
		logo,
		words: describe(record, locale, dateIn('UTC', now)),
		schema: asScript(schemaOf(record, { url, locale, logo: logo && event.url.origin + logo }))
	};
};

export const actions: Actions = {
	confirm: async (event) => {
		const { id } = event.params;
		const actor = require(event, mayConfirm(event.locals.actor, id));
		const { db, now, locale } = event.locals;
		await db
			.transaction()
			.execute((tx) => confirmRecord(tx, actor, { kind: 'organisation', id }, now));
		leadOn(event, `/${locale}/organisations/${id}`, 'organisations_confirm_done');
	}
};
