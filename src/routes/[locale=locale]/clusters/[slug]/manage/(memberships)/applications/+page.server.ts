import { listApplications } from '#rooms/memberships/application-record.server.ts';
import { membershipStates } from '#rooms/memberships/membership-life.ts';
import { stateName } from '#rooms/memberships/membership-words.ts';
import { pageIn } from '../../../../../../directory.server.ts';
import { applicationFilterIn } from '../../../../../../application-page.server.ts';
import { ledCluster } from '../../../../../../membership-acts.server.ts';
import type { PageServerLoad } from './$types';

const perPage = 50;

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const cluster = await ledCluster(event);
	const filter = applicationFilterIn(event.url);
	const at = pageIn(event.url);
	const cut = { limit: perPage, offset: (at - 1) * perPage };
	const { total, rows, counts } = await listApplications(db, cluster.id, filter, cut);
	return {
		total,
		at,
		perPage,
		text: filter.text ?? '',
		rows: rows.map((row) => ({
			id: row.id,
			organisation: row.organisationDraft.name ?? row.contactName,
			town: row.organisationDraft.town ?? '',
			contact: row.contactName,
			email: row.contactEmail,
			enquiredAt: row.enquiredAt,
			state: row.state,
			stateName: stateName(row.state, locale)
		})),
		states: membershipStates
			.filter((state) => counts.has(state) || filter.states?.includes(state))
			.map((value) => ({
				value,
				label: stateName(value, locale),
				count: counts.get(value) ?? 0,
				checked: filter.states?.includes(value) ?? false
			}))
	};
};
