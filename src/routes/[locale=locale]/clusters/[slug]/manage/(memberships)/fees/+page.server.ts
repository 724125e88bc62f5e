import { listOrganisationNames } from '#rooms/organisations/organisation-record.server.ts';
import { findCoordinator } from '#rooms/clusters/coordinator.server.ts';
import { findFeeAccount, saveFeeAccount } from '#rooms/memberships/fee-account.server.ts';
import { previewFees } from '#rooms/memberships/fee-preview.server.ts';
import { runFees } from '#rooms/memberships/fee-run.server.ts';
import { dayOf, daysAfter, isDay } from '#platform/calendar-day.ts';
import { showIban } from '#rooms/memberships/iban.ts';
import { nothingName } from '#rooms/memberships/membership-words.ts';
import { formatMoney } from '#rooms/memberships/money.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { accept, refuse } from '#platform/outcome.ts';
import { formatDate } from '#ui/format.ts';
import { leading, ledCluster } from '../../../../../../membership-acts.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, now } = event.locals;
	const cluster = await ledCluster(event);
	const account = await findFeeAccount(db, cluster.id);
	const year = now.getUTCFullYear();
	const asked = (name: string, otherwise: string) => {
		const text = event.url.searchParams.get(name) ?? '';
		return isDay(text) ? text : otherwise;
	};
	const from = asked('from', `${year}-01-01`);
	const until = asked('until', `${year + 1}-01-01`);
	const isPreview = event.url.searchParams.has('from') && account !== undefined && from < until;
	const preview = isPreview ? await previewFees(db, { clusterId: cluster.id, from, until }) : null;
	const ids = preview ? [...preview.due, ...preview.skipped].map((one) => one.organisationId) : [];
	const names = await listOrganisationNames(db, ids);
	const nameOf = (id: string) => {
		const known = names.get(id);
		return known ? nameFor(known.texts, locale, known.originalLocale) : '';
	};
	const money = (cents: number) => formatMoney(locale, cents, account?.currency ?? 'EUR');
	return {
		today: dayOf(now),
		from,
		until,
		issuer: cluster.coordinator?.organisation
			? nameFor(cluster.coordinator.organisation.texts, locale, cluster.originalLocale)
			: null,
		account: account && { ...account, iban: account.iban && showIban(account.iban) },
		defaultCurrency: cluster.country === 'PL' ? 'PLN' : 'EUR',
		preview: preview && {
			total: money(preview.due.reduce((sum, { netCents }) => sum + netCents, 0)),
			due: preview.due.map((one) => ({
				key: `${one.membershipId} ${one.from}`,
				href: `/${locale}/clusters/${cluster.slug}/manage/members/${one.membershipId}`,
				name: nameOf(one.organisationId),
				amount: money(one.netCents),
				why: one.lines.map(
					({ from: first, until: last, cents }) =>
						`${formatDate(locale, first, 'short')}–${formatDate(locale, daysAfter(last, -1), 'short')}: ${money(cents)}`
				)
			})),
			skipped: preview.skipped.map(({ membershipId, organisationId, why }) => ({
				key: membershipId,
				href: `/${locale}/clusters/${cluster.slug}/manage/members/${membershipId}`,
				name: nameOf(organisationId),
				why: nothingName(why, locale)
			}))
		}
	};
};

const orNull = (text: string) => text || null;

export const actions: Actions = {
	account: leading(async (tx, actor, { clusterId, text, number, occasion }) => {
		const known = await findFeeAccount(tx, clusterId);
		const coordinator = await findCoordinator(tx, clusterId, dayOf(occasion.now));
		const issuerId = coordinator?.organisationId ?? known?.issuerId;
		if (!issuerId) return refuse('coordinator_missing');
		return saveFeeAccount(
			tx,
			actor,
			{
				clusterId,
				issuerId,
				currency: text('currency').toUpperCase(),
				iban: orNull(text('iban')),
				bic: orNull(text('bic')),
				bankName: orNull(text('bank')),
				invoicePrefix: text('prefix'),
				vatBasisPoints: Math.round(Number(text('vat').replace(',', '.')) * 100),
				vatExemption: orNull(text('exemption')),
				dueDays: number('due_days'),
				noticeMonths: number('notice_months'),
				dunningDays: text('dunning')
					.split(/[\s,;]+/)
					.filter(Boolean)
					.map(Number),
				suspendAfterDays: text('suspend_after') ? number('suspend_after') : null,
				edition: number('edition')
			},
			occasion.now
		);
	}, 'clusters_saved'),
	run: leading(
		async (tx, actor, { clusterId, day, form, occasion }) => {
			const asked = { clusterId, from: day('from'), until: day('until'), issuedOn: day('issued') };
			if (!asked.from || !asked.until || !asked.issuedOn) return refuse('date_missing');
			const done = await runFees(
				tx,
				actor,
				{ ...asked, withLetters: form.has('letters') },
				occasion
			);
			return done.ok ? accept(done.value.length) : done;
		},
		'memberships_issued_notice',
		() => 'invoices'
	)
};
