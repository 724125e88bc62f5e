import { found } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import { tellAgendas } from '#rooms/meetings/letters.server.ts';
import { listMeetings } from '#rooms/meetings/meeting.server.ts';
import { listParticipants } from '#rooms/meetings/participant.server.ts';
import { publicationSteps, publishTimetable } from '#rooms/meetings/publication.server.ts';
import { findTimetable } from '#rooms/meetings/timetable.server.ts';
import { describeRun, describeWorth } from '../../../../../../../timetable-page.server.ts';
import { organisingMeetings } from '../../../../../../../meetings-action.server.ts';
import { arrangedBrokerage } from '../../../../../../../meetings-page.server.ts';
import { mayPublish } from '#rooms/meetings/access.ts';
import { timetableData } from '#rooms/meetings/ui/following.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends(timetableData);
	const { record } = await arrangedBrokerage(event);
	const { db, locale, now, actor } = event.locals;
	const { id } = event.params;
	const run = found(isId(id) ? await findTimetable(db, record.id, id) : null);
	const isStuck = !run.endedAt && now.getTime() - run.beganAt.getTime() > 120_000;
	const base = {
		run: { id: run.id, beganAt: run.beganAt, publishedAt: run.publishedAt, failure: run.failure },
		isRunning: !run.endedAt && !isStuck,
		isStuck,
		progress: run.progress,
		mayPublish: mayPublish(actor, record)
	};
	if (!run.answer || !run.problem) return { ...base, result: null, changes: null, worth: null };
	const [meetings, people] = await Promise.all([
		listMeetings(db, record.id),
		listParticipants(db, record.id)
	]);
	const steps = publicationSteps(meetings, run.problem, run.answer);
	const words = { people, timeZone: record.timeZone, locale };
	const wantsWorth = event.url.searchParams.has('more');
	return {
		...base,
		result: describeRun({ ...run, problem: run.problem, answer: run.answer }, words),
		changes: {
			added: steps.filter(({ before }) => before === null).length,
			moved: steps.filter(({ before, after }) => before && after).length,
			gone: steps.filter(({ after }) => after === null).length
		},
		worth: wantsWorth ? await describeWorth(run.problem, run.answer, words) : null
	};
};

export const actions: Actions = {
	publish: organisingMeetings(
		'publish',
		async (tx, { actor, record, id, now, origin }) => {
			const published = await publishTimetable(tx, actor, {
				eventId: record.id,
				id: id('id'),
				now
			});
			if (!published.ok) return published;
			await tellAgendas(tx, { eventId: record.id, isNew: true, origin });
			return published;
		},
		() => ({ page: '/board', notice: 'meetings_published_notice' })
	)
};
