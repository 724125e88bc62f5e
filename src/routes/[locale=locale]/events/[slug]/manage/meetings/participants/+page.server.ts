import { listMeetings } from '#rooms/meetings/meeting.server.ts';
import { listParticipants } from '#rooms/meetings/participant.server.ts';
import { missingParts } from '#rooms/meetings/participant.ts';
import { listRequests } from '#rooms/meetings/request.server.ts';
import { stateOf } from '#rooms/meetings/request.ts';
import { fold } from '#platform/search/fold.ts';
import { arrangedBrokerage, describeParticipant } from '../../../../../../meetings-page.server.ts';
import type { PageServerLoad } from './$types';

const pageSize = 50;

export const load: PageServerLoad = async (event) => {
	const { record } = await arrangedBrokerage(event);
	const { db, locale, now } = event.locals;
	const [people, requests, meetings] = await Promise.all([
		listParticipants(db, record.id),
		listRequests(db, record.id),
		listMeetings(db, record.id)
	]);
	const asked = fold(event.url.searchParams.get('q') ?? '');
	const silent = event.url.searchParams.get('silent') === 'on';
	const count = <T>(things: readonly T[], ids: (thing: T) => readonly string[]) => {
		const counts = new Map<string, number>();
		for (const thing of things)
			for (const id of ids(thing)) counts.set(id, (counts.get(id) ?? 0) + 1);
		return counts;
	};
	const open = count(
		requests.filter((one) => !one.closedAt && stateOf(one, now) === 'open'),
		({ askedId }) => [askedId]
	);
	const sent = count(requests, ({ askingId }) => [askingId]);
	const held = count(meetings, ({ who }) => who);
	const rows = people
		.map((one) => ({
			...describeParticipant(one, locale),
			waiting: open.get(one.id) ?? 0,
			sent: sent.get(one.id) ?? 0,
			meetings: held.get(one.id) ?? 0,
			missing: missingParts(one).length,
			hasAccount: one.personId !== null
		}))
		.filter(
			({ name, organisation }) => !asked || fold(`${name} ${organisation ?? ''}`).includes(asked)
		)
		.filter(({ waiting }) => !silent || waiting > 0);
	const page = Math.max(1, Number(event.url.searchParams.get('page')) || 1);
	return {
		total: rows.length,
		page,
		size: pageSize,
		rows: rows.slice((page - 1) * pageSize, page * pageSize)
	};
};
