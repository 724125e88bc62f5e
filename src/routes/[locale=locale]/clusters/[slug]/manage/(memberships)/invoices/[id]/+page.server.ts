import { dayOf } from '#platform/calendar-day.ts';
import { found } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import { refuse } from '#platform/outcome.ts';
import { holdReminders, listArrears, releaseReminders } from '#rooms/memberships/arrears.server.ts';
import { creditInvoice } from '#rooms/memberships/credit.server.ts';
import { writeInvoiceLetters } from '#rooms/memberships/invoice-letters.server.ts';
import { findInvoice, listPaymentsOn } from '#rooms/memberships/invoice-record.server.ts';
import { formatMoney, plainMoney } from '#rooms/memberships/money.ts';
import { enterPayment, takePaymentBack } from '#rooms/memberships/payment.server.ts';
import { describeInvoice } from '../../../../../../../invoice-rows.server.ts';
import { leading, ledCluster } from '../../../../../../../membership-acts.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, now } = event.locals;
	const cluster = await ledCluster(event);
	const day = dayOf(now);
	const { id } = event.params;
	const invoice = found(isId(id) ? await findInvoice(db, id, day) : undefined);
	found(invoice.clusterId === cluster.id || undefined);
	const membershipIds = [invoice.membershipId];
	const [payments, arrears] = await Promise.all([
		listPaymentsOn(db, id),
		invoice.state === 'overdue' ? listArrears(db, cluster.id, day, { membershipIds }) : []
	]);
	const overdue = arrears.find((one) => one.id === id);
	const sign = invoice.kind === 'credit_note' ? -1 : 1;
	const money = (cents: number) => formatMoney(locale, cents, invoice.currency);
	return {
		today: day,
		doing: event.url.searchParams.get('do'),
		invoice: {
			...describeInvoice(invoice, locale),
			membershipId: invoice.membershipId,
			openPlain: plainMoney(Math.max(0, invoice.openCents)),
			corrects: invoice.content.corrects ?? null,
			lines: invoice.content.lines.map((line) => ({ ...line, net: money(sign * line.netCents) })),
			vat: money(invoice.vatCents)
		},
		level: overdue?.level ?? 0,
		daysOverdue: overdue?.daysOverdue ?? 0,
		isHeld: Boolean(overdue?.hold),
		payments: payments.map(({ id: paymentId, paidOn, amountCents, note, takenBackAt }) => ({
			id: paymentId,
			paidOn,
			note,
			amount: money(amountCents),
			isTakenBack: takenBackAt !== null
		}))
	};
};

export const actions: Actions = {
	pay: leading(async (tx, actor, { clusterId, params, text, day, cents, occasion }) => {
		const invoiceId = params.id ?? '';
		const invoice = isId(invoiceId) ? await findInvoice(tx, invoiceId, day('paid')) : undefined;
		if (!invoice) return refuse('record_unknown');
		if (!day('paid')) return refuse('date_missing');
		const amountCents = cents('amount');
		const { currency, openCents } = invoice;
		const shared = Math.min(amountCents, Math.max(openCents, 0));
		const paid = { clusterId, paidOn: day('paid'), amountCents, currency, note: text('note') };
		const shares = [{ invoiceId, amountCents: shared }];
		return enterPayment(tx, actor, { ...paid, bankLineId: null, shares }, occasion.now);
	}, 'memberships_paid_notice'),
	undo: leading(
		(tx, actor, { clusterId, id, occasion }) =>
			takePaymentBack(tx, actor, { id: id('id'), clusterId }, occasion.now),
		'memberships_payment_undone'
	),
	credit: leading(async (tx, actor, { clusterId, params, text, day, cents, occasion }) => {
		const netCents = text('amount') ? cents('amount') : null;
		const issuedOn = day('issued');
		if (!issuedOn) return refuse('date_missing');
		const credit = { id: params.id ?? '', clusterId, netCents, reason: text('reason'), issuedOn };
		const credited = await creditInvoice(tx, actor, credit, occasion.now);
		if (credited.ok) await writeInvoiceLetters(tx, [credited.value.id], occasion);
		return credited;
	}, 'memberships_credited_notice'),
	hold: leading((tx, actor, { clusterId, params, text, day, occasion }) => {
		const held = { heldUntil: day('until') || null, reason: text('reason').slice(0, 500) };
		return holdReminders(tx, actor, { id: params.id ?? '', clusterId, ...held }, occasion.now);
	}, 'clusters_saved'),
	release: leading(
		(tx, actor, { clusterId, params }) =>
			releaseReminders(tx, actor, { id: params.id ?? '', clusterId }),
		'clusters_saved'
	)
};
