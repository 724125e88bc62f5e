import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { ownText } from '#rooms/events/own-text.ts';
import { listMaking, listWritten } from '#rooms/surveys/access.ts';
import { listAwaiting } from '#rooms/surveys/awaiting.server.ts';
import { listSurveys } from '#rooms/surveys/survey-record.server.ts';
import { stateOf } from '#rooms/surveys/survey.ts';
import { describeSurveys, sayEnd } from './survey-page.server.ts';

const most = 6;

/** Surveys that await one's answer, and how those go that one's cluster holds. */
export async function loadDeskSurveys(
	{ locals: { db, locale, now } }: RequestEvent,
	actor: Actor & { personId: string }
) {
	const [awaiting, made] = await Promise.all([
		listAwaiting(db, listWritten(actor), now),
		listSurveys(db, listMaking(actor), { limit: 20 })
	]);
	const unanswered = awaiting.filter(({ answeredAt }) => !answeredAt);
	const surveys = [...new Map(unanswered.map((one) => [one.id, one])).values()].slice(0, most);
	const open = made.filter((one) => stateOf(one, now) === 'open').slice(0, most);
	return {
		awaiting: surveys.map(({ id, titles, originalLocale: original, openUntil }) => ({
			...{ id, original, titles: ownText(titles, { locale, original }) },
			end: openUntil ? sayEnd(openUntil, now, locale) : ''
		})),
		open: await describeSurveys(db, open, { locale, now })
	};
}

export type DeskSurveysData = Awaited<ReturnType<typeof loadDeskSurveys>>;
