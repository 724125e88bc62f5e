import { dayOf } from '#platform/calendar-day.ts';
import { invoiceStates } from '#rooms/memberships/invoice.ts';
import { balanceOf, listInvoices } from '#rooms/memberships/invoice-record.server.ts';
import { invoiceStateName } from '#rooms/memberships/membership-words.ts';
import { formatMoney } from '#rooms/memberships/money.ts';
import { pageIn } from '../../../../../../directory.server.ts';
import { describeInvoice, invoiceFilterIn } from '../../../../../../invoice-rows.server.ts';
import { ledCluster } from '../../../../../../membership-acts.server.ts';
import type { PageServerLoad } from './$types';

const perPage = 50;

export const load: PageServerLoad = async (event) => {
	const { db, locale, now } = event.locals;
	const cluster = await ledCluster(event);
	const filter = invoiceFilterIn(event.url);
	const at = pageIn(event.url);
	const { states = [], ...rest } = filter;
	const all = await listInvoices(db, cluster.id, rest, dayOf(now));
	const wanted = all.filter(({ state }) => states.length === 0 || states.includes(state));
	const balance = balanceOf(all);
	const currency = all[0]?.currency ?? 'EUR';
	return {
		at,
		perPage,
		total: wanted.length,
		text: filter.text ?? '',
		year: filter.year ? String(filter.year) : '',
		open: formatMoney(locale, balance.openCents, currency),
		overdue: formatMoney(locale, balance.overdueCents, currency),
		rows: wanted.slice((at - 1) * perPage, at * perPage).map((one) => describeInvoice(one, locale)),
		states: invoiceStates.map((value) => ({
			value,
			label: invoiceStateName(value, locale),
			count: all.filter(({ state }) => state === value).length,
			checked: states.includes(value)
		}))
	};
};
