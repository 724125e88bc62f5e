import { isId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import {
	enterCertain,
	lineStates,
	listBankLines,
	listOpenInvoices,
	listReturnable,
	setLineAside
} from '#rooms/memberships/bank-lines.server.ts';
import {
	matcher,
	type OpenInvoice,
	type Share,
	type Suggestion
} from '#rooms/memberships/matching.ts';
import { reasonName } from '#rooms/memberships/membership-words.ts';
import { formatMoney } from '#rooms/memberships/money.ts';
import { enterBooking, returnPayment, takePaymentBack } from '#rooms/memberships/payment.server.ts';
import { pageIn } from '../../../../../../directory.server.ts';
import { leading, ledCluster } from '../../../../../../membership-acts.server.ts';
import type { Actions, PageServerLoad } from './$types';

const perPage = 25;

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const cluster = await ledCluster(event);
	const asked = event.url.searchParams;
	const state = lineStates.find((one) => one === asked.get('state')) ?? 'open';
	const at = pageIn(event.url);
	const text = (asked.get('q') ?? '').trim().slice(0, 100);
	const choosing = asked.get('line');
	const [{ total, rows }, open] = await Promise.all([
		listBankLines(db, cluster.id, { state, text, limit: perPage, offset: (at - 1) * perPage }),
		state === 'open' ? listOpenInvoices(db, cluster.id) : []
	]);
	const suggest = matcher(open);
	const byId = new Map(open.map((invoice) => [invoice.id, invoice]));
	const isOpen = state === 'open';
	const lines = await Promise.all(
		rows.map(async (line) => ({
			id: line.id,
			paymentId: line.paymentId,
			bookedOn: line.bookedOn,
			payer: line.payerName ?? '',
			remittance: line.remittance,
			aside: line.setAsideReason,
			amount: formatMoney(locale, line.amountCents, line.currency),
			returns: isOpen ? await listReturnable(db, cluster.id, line) : [],
			suggestions: isOpen
				? suggest(line).map((one) => describeSuggestion(one, { byId, line, locale }))
				: []
		}))
	);
	return {
		state,
		text,
		total,
		at,
		perPage,
		lines,
		/** The one whose invoice is chosen by hand. */
		choosing,
		choices: open
			.slice(0, choosing ? 2_000 : 0)
			.map(({ id, number, names, openCents, currency }) => ({
				value: `${id}:${openCents}`,
				label: `${number} · ${names[0] ?? ''} · ${formatMoney(locale, openCents, currency)}`
			}))
	};
};

type Ground = {
	byId: ReadonlyMap<string, OpenInvoice>;
	line: { currency: string };
	locale: Locale;
};

const describeSuggestion = (
	{ shares, reasons, isCertain }: Suggestion,
	{ byId, line, locale }: Ground
) => ({
	isCertain,
	reasons: reasons.map((reason) => reasonName(reason, locale)),
	value: shares.map((share) => `${share.invoiceId}:${share.amountCents}`).join(' '),
	invoices: shares.map((share) => ({
		id: share.invoiceId,
		number: byId.get(share.invoiceId)?.number ?? '',
		name: byId.get(share.invoiceId)?.names[0] ?? '',
		amount: formatMoney(locale, share.amountCents, line.currency)
	}))
});

/** `<invoice>:<cents>` for each, as the suggestion had them. */
const sharesIn = (text: string): Share[] =>
	text.split(' ').flatMap((part) => {
		const [invoiceId = '', cents = ''] = part.split(':');
		return isId(invoiceId) ? [{ invoiceId, amountCents: Number(cents) }] : [];
	});

export const actions: Actions = {
	enter: leading(
		(tx, actor, { clusterId, text, id, occasion }) =>
			enterBooking(
				tx,
				actor,
				{ id: id('id'), clusterId, shares: sharesIn(text('shares')) },
				occasion.now
			),
		'memberships_paid_notice'
	),
	certain: leading(
		(tx, actor, { clusterId, occasion }) => enterCertain(tx, actor, clusterId, occasion.now),
		'memberships_certain_notice'
	),
	aside: leading(
		(tx, actor, { clusterId, id, text, occasion }) =>
			setLineAside(
				tx,
				actor,
				{ id: id('id'), clusterId, reason: text('reason').slice(0, 200) },
				occasion.now
			),
		'memberships_aside_notice'
	),
	bring: leading(
		(tx, actor, { clusterId, id, occasion }) =>
			setLineAside(tx, actor, { id: id('id'), clusterId, reason: null }, occasion.now),
		'clusters_saved'
	),
	undo: leading(
		(tx, actor, { clusterId, id, occasion }) =>
			takePaymentBack(tx, actor, { id: id('id'), clusterId }, occasion.now),
		'memberships_payment_undone'
	),
	returned: leading(
		(tx, actor, { clusterId, id, occasion }) =>
			returnPayment(tx, actor, { id: id('payment'), clusterId, lineId: id('id') }, occasion.now),
		'memberships_payment_undone'
	)
};
