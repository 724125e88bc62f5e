import { locales } from '#platform/locale.ts';
import { refuse } from '#platform/outcome.ts';
import { wallTime } from '#platform/wall-time.ts';
import { sessionKindName } from '#rooms/events/event-words.ts';
import { whichOf } from '#rooms/events/moment.ts';
import { listProgramme, putSession, removeSession } from '#rooms/events/programme.server.ts';
import { sessionIn } from '#rooms/events/session-fields.ts';
import { sessionKinds } from '#rooms/events/session.ts';
import { withForm } from '../../../../../event-acts.server.ts';
import { organisedEvent, organising } from '../../../../../event-page.server.ts';
import { daysOf } from '../../../../../event-site.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const record = await organisedEvent(event);
	const { timeZone: zone } = record;
	const programme = await listProgramme(db, record.id);
	const edited = programme.find(({ id }) => id === event.url.searchParams.get('edit'));
	const last = programme.at(-1);
	const opening: Record<string, string> = {
		starts_at: wallTime(zone, last?.endsAt ?? record.startsAt),
		kind: 'talk'
	};
	const values: Record<string, string> = edited
		? {
				kind: edited.kind,
				starts_at: wallTime(zone, edited.startsAt),
				ends_at: wallTime(zone, edited.endsAt),
				'starts_at.which': whichOf(zone, edited.startsAt),
				'ends_at.which': whichOf(zone, edited.endsAt),
				room: edited.room ?? '',
				speakers: edited.speakers
					.map(({ name, function: role, organisationName }) =>
						[name, role, organisationName].map((part) => part ?? '').join(' | ')
					)
					.join('\n'),
				...Object.fromEntries(
					locales.flatMap((one) => [
						[`title.${one}`, edited.texts[one]?.title ?? ''],
						[`description.${one}`, edited.texts[one]?.description ?? '']
					])
				)
			}
		: opening;
	return {
		original: record.originalLocale,
		timeZone: zone,
		days: daysOf(programme, record, locale),
		edited: edited?.id ?? null,
		values,
		kinds: sessionKinds.map((value) => ({ value, label: sessionKindName(value, locale) }))
	};
};

const put = withForm((tx, actor, { eventId, form, id, text, record }) => {
	const read = sessionIn(form, record.timeZone);
	if (!read.draft) return Promise.resolve(refuse(read.reason));
	const known = text('id') ? id : null;
	return putSession(tx, actor, { eventId, id: known, draft: read.draft });
});

export const actions: Actions = {
	put: put('programme'),
	remove: organising(
		(tx, actor, { recordId: eventId, id }) => removeSession(tx, actor, { eventId, id: id('id') }),
		'events_saved',
		'programme'
	)
};
