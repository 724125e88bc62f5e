import { m } from '#messages';
import { dayOf } from '#platform/calendar-day.ts';
import { listApplications } from '#rooms/memberships/application-record.server.ts';
import { stateName } from '#rooms/memberships/membership-words.ts';
import { applicationFilterIn } from '../../../../../../../application-page.server.ts';
import { ledCluster } from '../../../../../../../membership-acts.server.ts';
import { wholeSheet } from '../../../../../../../whole-sheet.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const cluster = await ledCluster(event);
	const { db, locale } = event.locals;
	const filter = applicationFilterIn(event.url);
	const { rows } = await listApplications(db, cluster.id, filter, { limit: 2_000 });
	const in_ = { locale };
	const columns = [
		{ key: 'organisation', label: m.clusters_organisation({}, in_) },
		{ key: 'town', label: m.memberships_town({}, in_) },
		{ key: 'contact', label: m.memberships_contact({}, in_) },
		{ key: 'email', label: m.events_person_email({}, in_) },
		{ key: 'at', label: m.memberships_enquired_on({}, in_) },
		{ key: 'state', label: m.memberships_state({}, in_) },
		{ key: 'decided', label: m.memberships_decided_on({}, in_) },
		{ key: 'reference', label: m.memberships_resolution({}, in_) }
	];
	const lines = rows.map((row) => ({
		organisation: row.organisationDraft.name ?? '',
		town: row.organisationDraft.town ?? '',
		contact: row.contactName,
		email: row.contactEmail,
		at: dayOf(row.enquiredAt),
		state: stateName(row.state, locale),
		decided: row.decidedOn ?? '',
		reference: row.resolutionReference ?? ''
	}));
	return wholeSheet(event, { name: `${cluster.slug}-applications`, columns, rows: lines });
};
