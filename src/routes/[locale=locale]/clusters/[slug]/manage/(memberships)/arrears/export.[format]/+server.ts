import { m } from '#messages';
import { dayOf } from '#platform/calendar-day.ts';
import { listArrears } from '#rooms/memberships/arrears.server.ts';
import { ledCluster } from '../../../../../../../membership-acts.server.ts';
import { wholeSheet } from '../../../../../../../whole-sheet.server.ts';
import type { RequestHandler } from './$types';

/** What is overdue, the longest first, sums as numbers. */
export const GET: RequestHandler = async (event) => {
	const cluster = await ledCluster(event);
	const { db, locale, now } = event.locals;
	const overdue = await listArrears(db, cluster.id, dayOf(now));
	const in_ = { locale };
	const columns = [
		{ key: 'member', label: m.memberships_paper_buyer({}, in_) },
		{ key: 'number', label: m.memberships_number({}, in_) },
		{ key: 'due', label: m.memberships_paper_due({}, in_) },
		{ key: 'days', label: m.memberships_days_overdue({}, in_) },
		{ key: 'level', label: m.memberships_reminders({}, in_) },
		{ key: 'open', label: m.memberships_open({}, in_) },
		{ key: 'currency', label: m.memberships_currency({}, in_) }
	];
	const rows = overdue.map((one) => ({
		member: one.content.buyer.name,
		number: one.number,
		due: one.dueOn,
		days: one.daysOverdue,
		level: one.level,
		open: one.openCents / 100,
		currency: one.currency
	}));
	return wholeSheet(event, { name: `${cluster.slug}-arrears`, columns, rows });
};
