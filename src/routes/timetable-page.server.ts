import type { Locale } from '#platform/locale.ts';
import type { ParticipantRecord } from '#rooms/meetings/participant.server.ts';
import type { TimetableFigures } from '#rooms/meetings/timetable.server.ts';
import { reasonWords } from '#rooms/meetings/unplaced-words.ts';
import { m } from '#messages';
import { isBest, type Answer, type Problem, type Verdict, type Worth } from '#scheduler';
import { formatDateTime, formatNumber } from '#ui/format.ts';
import { worthOfMore } from '../scheduling.ts';

type Words = { people: readonly ParticipantRecord[]; timeZone: string; locale: Locale };
type Run = {
	problem: Problem;
	answer: Answer;
	verdict: Verdict | null;
	figures: TimetableFigures | null;
};

/** Ids of people, slots and wishes as an organiser calls them. */
function namer(problem: Problem, { people, timeZone, locale }: Words) {
	const persons = new Map(people.map(({ id, name }) => [id, name]));
	const slots = new Map(
		problem.slots.map(({ id, start }) => [
			String(id),
			start ? formatDateTime(locale, start, timeZone) : String(id)
		])
	);
	const wishes = new Map(problem.meetings.map(({ id, who }) => [String(id), who]));
	const pair = (id: string) =>
		wishes
			.get(id)
			?.map((who) => persons.get(String(who)) ?? '–')
			.join(' – ');
	const specialists = new Map(problem.resources?.map(({ id, name }) => [String(id), name]));
	const nameOf = (id: string) =>
		persons.get(id) ?? specialists.get(id) ?? slots.get(id) ?? pair(id);
	return { nameOf, pair };
}

export function describeRun({ problem, answer, verdict, figures }: Run, words: Words) {
	const { nameOf, pair } = namer(problem, words);
	return {
		status: answer.status,
		seconds: answer.seconds,
		figures,
		aims: answer.aims.map((one) => ({
			aim: one.aim,
			value: one.value,
			bound: one.bound,
			isProved: verdict?.verified.includes(one.aim) ?? false,
			isBest: isBest(one)
		})),
		isConfirmed: verdict !== null && verdict.broken.length === 0,
		broken: verdict?.broken.map(({ word }) => word) ?? [],
		unplaced: answer.reasons.map(({ meeting, reason }) => ({
			id: String(meeting),
			pair: pair(String(meeting)) ?? '–',
			why: reasonWords(reason, nameOf, words.locale)
		})),
		conflict: answer.conflict
			? {
					why: reasonWords(answer.conflict.reason, nameOf, words.locale),
					wishes: answer.conflict.wishes.map((id) => pair(String(id)) ?? '–')
				}
			: null
	};
}

/** What each limit costs: what one more of it would bring, as far as that could be settled. */
export async function describeWorth(problem: Problem, answer: Answer, words: Words) {
	const report = await worthOfMore(problem, { meetings: answer.meetings });
	const { nameOf } = namer(problem, words);
	return report.worths.map((worth) => ({
		what: moreText(worth, nameOf, words.locale),
		gains: worth.gains.map(({ aim, word, gain, most, meetings }) => ({
			aim,
			word,
			text: gainText({ aim, word, gain: aim === 'held' ? meetings : gain, most }, words.locale)
		}))
	}));
}

function moreText({ more }: Worth, nameOf: (id: string) => string | undefined, locale: Locale) {
	const in_ = { locale };
	if (more.word === 'table') {
		const isOnline = more.kind === 'online';
		return isOnline ? m.meetings_more_table_online({}, in_) : m.meetings_more_table({}, in_);
	}
	if (more.word === 'resource') {
		const name = nameOf(String(more.resource)) ?? '–';
		return m.meetings_more_specialist({ name }, in_);
	}
	if (more.word === 'limit') return m.meetings_more_limit({}, in_);
	if (more.word === 'slot' || more.word === 'hour') {
		const slot = nameOf(String(more.slot)) ?? String(more.slot);
		const isBefore = more.place === 'before';
		if (more.word === 'hour')
			return isBefore
				? m.meetings_more_hour_before({ slot }, in_)
				: m.meetings_more_hour_after({ slot }, in_);
		return isBefore
			? m.meetings_more_slot_before({ slot }, in_)
			: m.meetings_more_slot_after({ slot }, in_);
	}
	return more.word;
}

type Gain = { aim: string; word: string; gain: number; most: number };

function gainText({ aim, word, gain, most }: Gain, locale: Locale): string {
	const in_ = { locale };
	if (word === 'nothing') return m.meetings_gain_nothing({}, in_);
	if (word === 'none_found') return m.meetings_gain_none_found({}, in_);
	const count = { gain: formatNumber(locale, gain), most: formatNumber(locale, most) };
	const say = {
		held: { exactly: m.meetings_gain_held, other: m.meetings_gain_held_at_least },
		breaks: { exactly: m.meetings_gain_breaks, other: m.meetings_gain_breaks_at_least }
	}[aim === 'held' ? 'held' : 'breaks'];
	return word === 'exactly' ? say.exactly(count, in_) : say.other(count, in_);
}
