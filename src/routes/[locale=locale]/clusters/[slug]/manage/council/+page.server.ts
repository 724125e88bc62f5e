import { dayOf } from '#platform/calendar-day.ts';
import { collators } from '#platform/intl.ts';
import { refuse } from '#platform/outcome.ts';
import { isId } from '#platform/ids.ts';
import { councilRoles, isInForceOn } from '#rooms/clusters/cluster.ts';
import { listMembers } from '#rooms/clusters/cluster-record.server.ts';
import { councilRoleName } from '#rooms/clusters/cluster-words.ts';
import { endSeat, seatInCouncil } from '#rooms/clusters/council.server.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { managedCluster, managing } from '../../../../../cluster-manage.server.ts';
import { onDay } from '../../../../../acting-upon.server.ts';
import { describeCouncil } from '../../../../../council-seats.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, now } = event.locals;
	const cluster = await managedCluster(event);
	const day = dayOf(now);
	const [seats, members] = await Promise.all([
		describeCouncil(db, cluster.council, locale),
		listMembers(db, cluster, day)
	]);
	const isPast = (seat: { validUntil: string | null }) =>
		seat.validUntil !== null && seat.validUntil <= day;
	const { compare } = collators(locale, {});
	return {
		today: day,
		ending: seats.find(({ id }) => id === event.url.searchParams.get('end')) ?? null,
		seats: seats.filter((seat) => isInForceOn(seat, day) || !isPast(seat)),
		former: seats.filter(isPast),
		roles: councilRoles.map((value) => ({ value, label: councilRoleName(value, locale) })),
		members: members
			.map(({ organisation: { id, texts, originalLocale } }) => ({
				value: id,
				label: nameFor(texts, locale, originalLocale)
			}))
			.filter(({ value }, at, all) => all.findIndex((one) => one.value === value) === at)
			.sort((one, other) => compare(one.label, other.label))
	};
};

export const actions: Actions = {
	seat: managing(
		(tx, actor, { recordId: clusterId, text, day }) =>
			onDay(day('since'), async (validFrom) => {
				const role = councilRoles.find((one) => one === text('role'));
				if (!role) return refuse('choice_missing');
				const organisationId = isId(text('organisation')) ? text('organisation') : null;
				const personName = text('person').slice(0, 200);
				return seatInCouncil(tx, actor, { clusterId, organisationId, personName, role, validFrom });
			}),
		'clusters_council_seated',
		'council'
	),
	end: managing(
		(tx, actor, { recordId: clusterId, id, day }) =>
			onDay(day('until'), (validUntil) =>
				endSeat(tx, actor, { id: id('id'), clusterId, validUntil })
			),
		'clusters_council_ended',
		'council'
	)
};
