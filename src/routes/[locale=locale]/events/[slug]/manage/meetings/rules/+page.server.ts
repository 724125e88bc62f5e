import { refuse } from '#platform/outcome.ts';
import { wallTime } from '#platform/wall-time.ts';
import { readMoment, whichOf } from '#rooms/events/moment.ts';
import {
	changeBrokerage,
	listRules,
	listTypes,
	setRules
} from '#rooms/meetings/brokerage.server.ts';
import { bookings, typesWithoutAnyone } from '#rooms/meetings/brokerage.ts';
import { readerText } from '#rooms/meetings/reader-text.ts';
import { organisingMeetings, type Asked } from '../../../../../../meetings-action.server.ts';
import { arrangedBrokerage } from '../../../../../../meetings-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { record, brokerage } = await arrangedBrokerage(event);
	const { db, locale } = event.locals;
	const [types, rules] = await Promise.all([listTypes(db, record.id), listRules(db, record.id)]);
	const moment = (name: string, at: Date | null) => ({
		[name]: at ? wallTime(record.timeZone, at) : '',
		[`${name}.which`]: whichOf(record.timeZone, at)
	});
	const ids = types.map(({ id }) => id);
	const alone = new Set(typesWithoutAnyone(rules, ids));
	const named = types.map(({ id, names }) => ({
		id,
		name: readerText(names, locale, record.originalLocale),
		isAlone: alone.has(id)
	}));
	return {
		values: {
			booking: brokerage.booking,
			...moment('opens', brokerage.requestsOpenAt),
			...moment('closes', brokerage.requestsCloseAt),
			answer_days: String(brokerage.answerDays),
			remind_days: String(brokerage.remindDays),
			auto_accept: brokerage.autoAccept ? 'on' : '',
			most_meetings: String(brokerage.mostMeetings ?? ''),
			most_meetings_daily: String(brokerage.mostMeetingsDaily ?? ''),
			most_requests: String(brokerage.mostRequests ?? '')
		} as Record<string, string>,
		types: named,
		rules
	};
};

const count = (text: string): number | null =>
	text === '' ? null : Math.trunc(Number(text)) || null;

function momentIn({ text, record }: Asked, name: string) {
	const wall = text(name);
	if (!wall) return { at: null };
	return readMoment(record.timeZone, { wall, which: text(`${name}.which`) });
}

export const actions: Actions = {
	save: organisingMeetings(
		'arrange',
		async (tx, asked) => {
			const { actor, record, brokerage, text } = asked;
			const booking = bookings.find((one) => one === text('booking'));
			const opens = momentIn(asked, 'opens');
			const closes = momentIn(asked, 'closes');
			if (!booking) return refuse('choice_missing');
			if (opens.at === undefined) return refuse(opens.reason);
			if (closes.at === undefined) return refuse(closes.reason);
			return changeBrokerage(tx, actor, record.id, {
				booking,
				requestsOpenAt: opens.at,
				requestsCloseAt: closes.at,
				slotMinutes: brokerage.slotMinutes,
				bufferMinutes: brokerage.bufferMinutes,
				answerDays: count(text('answer_days')) ?? 7,
				remindDays: count(text('remind_days')) ?? 3,
				autoAccept: text('auto_accept') === 'on',
				mostMeetings: count(text('most_meetings')),
				mostMeetingsDaily: count(text('most_meetings_daily')),
				mostRequests: count(text('most_requests'))
			});
		},
		() => ({ notice: 'meetings_saved' })
	),
	who: organisingMeetings(
		'arrange',
		async (tx, { actor, record, text }) => {
			const types = await listTypes(tx, record.id);
			const rules = types.flatMap(({ id: askingTypeId }) =>
				types.map(({ id: askedTypeId }) => ({
					askingTypeId,
					askedTypeId,
					mayMeet: text(`may.${askingTypeId}.${askedTypeId}`) === 'on',
					most: count(text(`most.${askingTypeId}.${askedTypeId}`))
				}))
			);
			const alone = typesWithoutAnyone(
				rules,
				types.map(({ id }) => id)
			);
			if (alone.length > 0 && text('seen') !== 'on') {
				const names = types
					.filter(({ id }) => alone.includes(id))
					.map(({ names: all }) => readerText(all, 'en', record.originalLocale));
				return refuse('type_nobody_may_meet', { types: names.join(', ') });
			}
			await setRules(tx, actor, record.id, rules);
			return { ok: true, value: undefined } as const;
		},
		() => ({ notice: 'meetings_saved' })
	)
};
