import { dayOf } from '#platform/calendar-day.ts';
import { locales } from '#platform/locale.ts';
import { membershipKinds } from '#rooms/clusters/cluster.ts';
import { kindName } from '#rooms/clusters/cluster-words.ts';
import { textsIn } from '#rooms/events/question-fields.ts';
import {
	bringClassBack,
	listClasses,
	putClass,
	rateOn,
	retireClass,
	setRate
} from '#rooms/memberships/class.server.ts';
import { feePeriods, proratings } from '#rooms/memberships/fee-period.ts';
import { findFeeAccount } from '#rooms/memberships/fee-account.server.ts';
import { periodName, proratingName } from '#rooms/memberships/membership-words.ts';
import { formatMoney } from '#rooms/memberships/money.ts';
import { textFor } from '#ui/locale-text.ts';
import { leading, ledCluster } from '../../../../../../membership-acts.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, now } = event.locals;
	const cluster = await ledCluster(event);
	const day = dayOf(now);
	const [all, account] = await Promise.all([
		listClasses(db, cluster.id, { withRetired: true }),
		findFeeAccount(db, cluster.id)
	]);
	const classes = all.filter(({ retiredAt }) => !retiredAt);
	const currency = account?.currency ?? (cluster.country === 'PL' ? 'PLN' : 'EUR');
	const asked = event.url.searchParams;
	const edited = classes.find(({ id }) => id === asked.get('edit'));
	const rated = classes.find(({ id }) => id === asked.get('rate'));
	return {
		today: day,
		currency,
		isAdding: asked.has('add'),
		kinds: membershipKinds.map((value) => ({ value, label: kindName(value, locale) })),
		periods: feePeriods.map((value) => ({ value, label: periodName(value, locale) })),
		proratings: proratings.map((value) => ({ value, label: proratingName(value, locale) })),
		edited: edited && {
			id: edited.id,
			edition: edited.edition,
			name: textFor(edited.names, locale, cluster.originalLocale),
			values: {
				kind: edited.kind,
				code: edited.code,
				votes: String(edited.votes),
				...Object.fromEntries(
					locales.flatMap((one) => [
						[`name.${one}`, edited.names[one] ?? ''],
						[`conditions.${one}`, edited.conditions[one] ?? '']
					])
				)
			} as Record<string, string>
		},
		rated: rated && { id: rated.id, name: textFor(rated.names, locale, cluster.originalLocale) },
		retired: all
			.filter(({ retiredAt }) => retiredAt)
			.map(({ id, names }) => ({ id, name: textFor(names, locale, cluster.originalLocale) })),
		classes: classes.map(({ id, names, conditions, kind, code, votes, rates }) => ({
			id,
			code,
			votes,
			kind: kindName(kind, locale),
			name: textFor(names, locale, cluster.originalLocale),
			conditions: textFor(conditions, locale, cluster.originalLocale),
			rates: rates.map((rate) => ({
				...rate,
				isNow: rateOn(rates, day)?.id === rate.id,
				amount: formatMoney(locale, rate.amountCents, currency),
				entrance: rate.entranceCents ? formatMoney(locale, rate.entranceCents, currency) : '',
				periodName: periodName(rate.period, locale),
				proratingName: proratingName(rate.prorating, locale)
			}))
		}))
	};
};

export const actions: Actions = {
	save: leading(
		(tx, actor, { clusterId, form, text, id, number }) =>
			putClass(tx, actor, {
				clusterId,
				known: text('id') ? { id: id('id'), edition: number('edition') } : null,
				draft: {
					kind: membershipKinds.find((one) => one === text('kind')) ?? 'member',
					code: text('code'),
					names: textsIn(form, 'name'),
					conditions: textsIn(form, 'conditions'),
					votes: number('votes')
				}
			}),
		'clusters_saved'
	),
	rate: leading(
		(tx, actor, { clusterId, text, id, cents, day }) =>
			setRate(tx, actor, {
				clusterId,
				classId: id('id'),
				amountCents: cents('amount'),
				entranceCents: text('entrance') ? cents('entrance') : 0,
				period: feePeriods.find((one) => one === text('period')) ?? 'year',
				prorating: proratings.find((one) => one === text('prorating')) ?? 'day',
				validFrom: day('since')
			}),
		'clusters_saved'
	),
	retire: leading(
		(tx, actor, { clusterId, id, occasion }) =>
			retireClass(tx, actor, { clusterId, id: id('id') }, occasion.now),
		'clusters_saved'
	),
	back: leading(
		(tx, actor, { clusterId, id }) => bringClassBack(tx, actor, { clusterId, id: id('id') }),
		'clusters_saved'
	)
};
