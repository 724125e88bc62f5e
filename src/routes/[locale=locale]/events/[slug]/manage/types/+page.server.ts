import { refuse } from '#platform/outcome.ts';
import { isId } from '#platform/ids.ts';
import { admissions } from '#rooms/events/event.ts';
import { ownText } from '#rooms/events/own-text.ts';
import { textsIn } from '#rooms/events/question-fields.ts';
import { countStates } from '#rooms/events/registration-record.server.ts';
import {
	addType,
	changeType,
	listQuotas,
	listTypes,
	removeQuota,
	retireType,
	setQuota
} from '#rooms/events/types.server.ts';
import { withForm } from '../../../../../event-acts.server.ts';
import { organisedEvent, organising } from '../../../../../event-page.server.ts';

import { locales } from '#platform/locale.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const { id, originalLocale: original, seats } = await organisedEvent(event);
	const [types, quotas, counts] = await Promise.all([
		listTypes(db, id),
		listQuotas(db, id),
		countStates(db, id)
	]);
	const seated = (typeIds: readonly string[]) =>
		counts
			.filter(
				({ state, participantTypeId }) =>
					['confirmed', 'offered'].includes(state) && typeIds.includes(participantTypeId ?? '')
			)
			.reduce((sum, { count }) => sum + Number(count), 0);
	const edit = event.url.searchParams.get('edit');
	const quota = event.url.searchParams.get('quota');
	return {
		original,
		seats,
		types: types.map((type) => ({
			id: type.id,
			name: ownText(type.names, { locale, original }),
			admission: type.admission,
			seated: seated([type.id]),
			values: Object.fromEntries(
				locales.map((one) => [`name.${one}`, type.names[one] ?? ''])
			) as Record<string, string>
		})),
		quotas: quotas.map((one) => ({ ...one, seated: seated(one.typeIds) })),
		editing: types.find((type) => type.id === edit)?.id ?? null,
		editingQuota: quotas.find((one) => one.id === quota)?.id ?? null
	};
};

const admissionIn = (text: string) => admissions.find((one) => one === text) ?? null;

export const actions: Actions = {
	add: withForm((tx, actor, { eventId, form, text }) =>
		addType(tx, actor, {
			eventId,
			draft: { names: textsIn(form, 'name'), admission: admissionIn(text('admission')) }
		})
	)('types'),
	change: withForm((tx, actor, { eventId, form, text, id }) =>
		changeType(tx, actor, {
			eventId,
			id,
			draft: { names: textsIn(form, 'name'), admission: admissionIn(text('admission')) }
		})
	)('types'),
	retire: organising(
		(tx, actor, { recordId: eventId, id, now }) =>
			retireType(tx, actor, { eventId, id: id('id') }, now),
		'events_saved',
		'types'
	),
	quota: withForm((tx, actor, { eventId, form, text, occasion }) => {
		const seats = Number(text('seats'));
		if (!/^\d{1,6}$/.test(text('seats'))) return Promise.resolve(refuse('wrong_count'));
		const typeIds = form.getAll('types').map(String).filter(isId);
		const id = isId(text('id')) ? text('id') : null;
		return setQuota(tx, actor, { eventId, quota: { id, seats, typeIds } }, occasion);
	})('types'),
	unquota: withForm((tx, actor, { eventId, id, occasion }) =>
		removeQuota(tx, actor, { eventId, id }, occasion)
	)('types')
};
