import { fail } from '@sveltejs/kit';
import { attempt } from '#platform/database/attempt.ts';
import { refused, valuesIn } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import { refuse } from '#platform/outcome.ts';
import { wallTime } from '#platform/wall-time.ts';
import { readMoment } from '#rooms/events/moment.ts';
import { mayArrange } from '#rooms/meetings/access.ts';
import { tableKinds } from '#rooms/meetings/brokerage.ts';
import { meetingsChanged } from '#rooms/meetings/agenda-change.server.ts';
import { listMeetings } from '#rooms/meetings/meeting.server.ts';
import { listParticipants } from '#rooms/meetings/participant.server.ts';
import { listBlocks, listSlots, setHours } from '#rooms/meetings/slot.server.ts';
import type { Span } from '#rooms/meetings/slot-plan.ts';
import { addTables, listTables, removeTable } from '#rooms/meetings/table.server.ts';
import { organisingMeetings } from '../../../../../../meetings-action.server.ts';
import { arrangedBrokerage, originOf } from '../../../../../../meetings-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { record, brokerage } = await arrangedBrokerage(event);
	const { db } = event.locals;
	const [blocks, slots, tables, meetings, people] = await Promise.all([
		listBlocks(db, record.id),
		listSlots(db, record.id),
		listTables(db, record.id),
		listMeetings(db, record.id),
		listParticipants(db, record.id)
	]);
	const wall = (at: Date) => wallTime(record.timeZone, at);
	const held = Map.groupBy(meetings, ({ tableId }) => tableId);
	const named = new Map(people.map(({ id, name }) => [id, name]));
	const described = tables.map((table) => ({
		...table,
		host: named.get(table.hostId ?? '') ?? null,
		meetings: held.get(table.id)?.length ?? 0
	}));
	return {
		blocks: blocks.map(({ startsAt, endsAt }) => ({
			date: wall(startsAt).slice(0, 10),
			from: wall(startsAt).slice(11),
			until: wall(endsAt).slice(11)
		})),
		firstDay: wall(record.startsAt).slice(0, 10),
		lengths: { slot: brokerage.slotMinutes, buffer: brokerage.bufferMinutes },
		slotCount: slots.length,
		tables: described,
		removing: described.find(({ id }) => id === event.url.searchParams.get('remove')) ?? null,
		hosts: people.map(({ id, name, organisationName }) => ({
			value: id,
			label: organisationName ? `${name}, ${organisationName}` : name
		}))
	};
};

/** The rows of the form; a row left empty is no block. */
function blocksIn(form: FormData, timeZone: string): { blocks: Span[]; wrong?: string } {
	const all = (name: string) => form.getAll(name).map(String);
	const [dates, froms, untils] = [all('date'), all('from'), all('until')];
	const blocks: Span[] = [];
	for (const [at, date] of dates.entries()) {
		const [from = '', until = ''] = [froms[at], untils[at]];
		if (!date || (!from && !until)) continue;
		const start = readMoment(timeZone, { wall: `${date}T${from}`, which: 'first' });
		const end = readMoment(timeZone, { wall: `${date}T${until}`, which: 'second' });
		if (!start.at || !end.at) return { blocks, wrong: start.reason ?? end.reason };
		blocks.push({ startsAt: start.at, endsAt: end.at });
	}
	return { blocks };
}

export const actions: Actions = {
	plan: async (event) => {
		const { record } = await arrangedBrokerage(event);
		const actor = require(event, mayArrange(event.locals.actor, record));
		const { db, locale, now } = event.locals;
		const form = await event.request.formData();
		const values = valuesIn(form);
		const rows = ['date', 'from', 'until'].map((name) => form.getAll(name).map(String));
		const { blocks, wrong } = blocksIn(form, record.timeZone);
		if (wrong) return refused(refuse(wrong), locale, { values });
		const number = (name: string) => Number(values[name]);
		const lengths = { slotMinutes: number('slot'), bufferMinutes: number('buffer') };
		const origin = await originOf(event);
		const outcome = await attempt(db, async (tx) => {
			const seenTouched = number('seen') || 0;
			const set = await setHours(tx, actor, record.id, {
				blocks,
				lengths,
				now,
				event: record,
				seenTouched
			});
			if (!set.ok || set.value.calledOff.length === 0) return set;
			const meetingIds = set.value.calledOff;
			await meetingsChanged(tx, { eventId: record.id, meetingIds, now, origin });
			return set;
		});
		if (!outcome.ok && outcome.reason === 'meetings_would_go')
			return fail(409, { problems: [], values, rows, touched: Number(outcome.details.count) });
		if (!outcome.ok)
			return fail(400, { problems: [{ text: refusalText(outcome, locale) }], values, rows });
		return leadOn(event, event.url.pathname, 'meetings_hours_set', {
			inputs: { count: String(outcome.value.slots) }
		});
	},
	add: organisingMeetings(
		'arrange',
		async (tx, { actor, record, text, id }) => {
			const kind = tableKinds.find((one) => one === text('kind'));
			if (!kind) return refuse('choice_missing');
			return addTables(tx, actor, {
				eventId: record.id,
				name: text('name'),
				count: Number(text('count') || 1),
				kind,
				seats: Number(text('seats')) || null,
				hostId: text('host') ? id('host') : null,
				onlineUrl: text('url') || null
			});
		},
		(made) => ({ notice: 'meetings_tables_added', inputs: { count: String(made.length) } })
	),
	remove: organisingMeetings(
		'arrange',
		async (tx, { actor, record, text, id, now, origin }) => {
			const order = { eventId: record.id, id: id('id'), seenTouched: Number(text('seen')), now };
			const removed = await removeTable(tx, actor, order);
			if (!removed.ok) return removed;
			const meetingIds = removed.value;
			await meetingsChanged(tx, { eventId: record.id, meetingIds, now, origin });
			return removed;
		},
		() => ({ notice: 'meetings_table_removed' })
	)
};
