import { isId } from '#platform/ids.ts';
import { refuse } from '#platform/outcome.ts';
import { dayOf, isDay } from '#platform/calendar-day.ts';
import { listEntitled } from '#rooms/governance/entitled.server.ts';
import { compositionName, seatRoleName } from '#rooms/governance/governance-words.ts';
import { wholeIn } from '#rooms/governance/organ-fields.ts';
import { seatRoles } from '#rooms/governance/organ.ts';
import { resolutionNumber } from '#rooms/governance/resolution.ts';
import { listRegister } from '#rooms/governance/resolution.server.ts';
import { endOrganSeat, listSeats, seatInOrgan } from '#rooms/governance/seat.server.ts';
import { titledIn } from '#rooms/governance/reader-text.ts';
import { keepingOrgan, organOf } from '../../../../governance-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, now } = event.locals;
	const organ = await organOf(event);
	const day = dayOf(now);
	const [seats, entitled, resolutions] = await Promise.all([
		listSeats(db, organ.id),
		listEntitled(db, organ, day),
		listRegister(db, organ, { publicOnly: false, limit: 100 })
	]);
	const numbers = new Map(resolutions.map((one) => [one.id, resolutionNumber(one)]));
	return {
		today: day,
		isSeats: organ.composition === 'seats',
		hasWeights: organ.weighting === 'weights',
		composition: compositionName(organ.composition, locale),
		termMonths: organ.termMonths,
		entitled: entitled.map(({ key, name }) => ({ key, name })),
		ending: seats.find(({ id }) => id === event.url.searchParams.get('end')) ?? null,
		seats: seats.map(({ id, personName, role, validFrom, validUntil, weight, electedUnderId }) => ({
			...{ id, personName, validFrom, validUntil, weight },
			role: seatRoleName(role, locale),
			isPast: validUntil !== null && validUntil <= day,
			elected: electedUnderId && { id: electedUnderId, number: numbers.get(electedUnderId) ?? '' }
		})),
		roles: seatRoles.map((value) => ({ value, label: seatRoleName(value, locale) })),
		resolutions: resolutions
			.filter(({ outcome }) => outcome === 'adopted')
			.map((one) => ({
				value: one.id,
				label: `${resolutionNumber(one)} ${titledIn(one.texts, locale, one.originalLocale).title}`
			}))
	};
};

export const actions: Actions = {
	seat: keepingOrgan(
		(tx, actor, { id: organId, text }) => {
			const role = seatRoles.find((one) => one === text('role'));
			const weight = wholeIn(text('weight') || '1', 0, 1_000_000);
			if (!role) return Promise.resolve(refuse('choice_missing'));
			if (weight === null) return Promise.resolve(refuse('weight_wrong'));
			if (!isDay(text('since'))) return Promise.resolve(refuse('date_missing'));
			return seatInOrgan(tx, actor, {
				...{ organId, role, weight, organisationId: null },
				personName: text('person').slice(0, 200),
				email: text('email') || null,
				validFrom: text('since'),
				validUntil: isDay(text('until')) ? text('until') : null,
				electedUnderId: isId(text('resolution')) ? text('resolution') : null
			});
		},
		'governance_seated',
		({ id }) => `/organs/${id}/seats`
	),
	end: keepingOrgan(
		(tx, actor, { id: organId, idIn, text }) =>
			isDay(text('until'))
				? endOrganSeat(tx, actor, { id: idIn('id'), organId, validUntil: text('until') })
				: Promise.resolve(refuse('date_missing')),
		'governance_seat_ended',
		({ id }) => `/organs/${id}/seats`
	)
};
