import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn, valuesIn } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import { mayArrange } from '#rooms/meetings/access.ts';
import { removeDelegate, setDelegate } from '#rooms/meetings/delegation.server.ts';
import { listParticipants } from '#rooms/meetings/participant.server.ts';
import { seenDelegation } from '../../../../../../delegation-page.server.ts';
import { describeMeetings, describeParticipant } from '../../../../../../meetings-page.server.ts';
import { loadReport } from '../../../../../../meetings-report.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { record, delegation, delegates, only, actor } = await seenDelegation(event);
	const { db, locale } = event.locals;
	const people = await listParticipants(db, record.id);
	const [all, report] = await Promise.all([
		describeMeetings(db, record.id, { locale, people }),
		loadReport(event, record, only)
	]);
	const meetings = all.filter(({ who }) => who.some(({ id }) => only.has(id)));
	const named = new Map(people.map((one) => [one.id, one]));
	const members = delegates.flatMap((delegate) => {
		const one = named.get(delegate.participantId);
		if (!one) return [];
		const held = meetings.filter(({ who }) => who.some(({ id }) => id === one.id));
		return [{ ...describeParticipant(one, locale), ...delegate, meetings: held.length }];
	});
	return {
		delegation,
		members,
		meetings: meetings.map((meeting) => ({
			...meeting,
			ours: meeting.who.filter(({ id }) => only.has(id)),
			theirs: meeting.who.filter(({ id }) => !only.has(id))
		})),
		report,
		mayChange: mayArrange(actor, record),
		others: people
			.filter(({ id }) => !only.has(id))
			.map(({ id, name, organisationName }) => ({
				value: id,
				label: [name, organisationName].filter(Boolean).join(', ')
			}))
	};
};

async function changing(event: RequestEvent) {
	const { record, delegation } = await seenDelegation(event);
	const actor = require(event, mayArrange(event.locals.actor, record));
	const form = await event.request.formData();
	const participantId = isId(textIn(form, 'participant'))
		? textIn(form, 'participant')
		: delegation.id;
	return { actor, form, base: { eventId: record.id, delegationId: delegation.id, participantId } };
}

export const actions: Actions = {
	set: async (event) => {
		const { actor, form, base } = await changing(event);
		const { db, locale } = event.locals;
		const support = textIn(form, 'support');
		const order = {
			...base,
			travelSupport: support === '' ? null : Number(support),
			note: textIn(form, 'note') || null
		};
		const set = await attempt(db, (tx) => setDelegate(tx, actor, order));
		if (!set.ok) return refused(set, locale, { values: valuesIn(form) });
		return leadOn(event, event.url.pathname, 'meetings_saved');
	},
	remove: async (event) => {
		const { actor, base } = await changing(event);
		const { db, locale } = event.locals;
		const removed = await attempt(db, (tx) => removeDelegate(tx, actor, base));
		if (!removed.ok) return refused(removed, locale);
		return leadOn(event, event.url.pathname, 'meetings_saved');
	}
};
