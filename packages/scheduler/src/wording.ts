/** Reasons in a planner's words, for a terminal. Programs translate the stable words themselves. */
import type { Conflict } from './answer.ts';
import type { Reason } from './instance.ts';

const SENTENCES: Record<string, (about: string) => string> = {
	no_common_language: (about) => `${about} share no language, and no interpreter speaks for both`,
	no_open_slot: (about) => `there is no slot in which ${about} are all there`,
	no_table: (about) => `there is no table of the kind asked for (${about})`,
	tables_full: (about) => `all are free, but every table is taken in slot ${about}`,
	limit_reached: (about) => `a limit is reached: ${about}`,
	order_broken: (about) => `it would not keep the order with ${about}`,
	people_busy: (about) => `somebody is busy in every slot; giving up ${about} would make room`,
	person_has_too_little_time: (about) => `${about} has more to attend than free slots allow`,
	too_few_tables: (about) =>
		`there are too few tables for all of these${about && `, with ${about}`}`,
	order_leaves_no_time: (about) => `their order leaves too few slots${about && ` for ${about}`}`,
	no_time_for_all: () => 'no timetable holds all of these at once',
	not_all_together: () => 'no timetable holds all wishes at once'
};

export function sentenceFor({ word, about }: Reason): string {
	const list = about.length > 12 ? [...about.slice(0, 12), '…'] : about;
	return SENTENCES[word]?.(list.join(', ')) ?? `${word}: ${list.join(', ')}`;
}

export function conflictSentence({ reason, wishes, isSmallest }: Conflict): string {
	const list = wishes.slice(0, 20).join(', ') + (wishes.length > 20 ? ', …' : '');
	const size = isSmallest
		? 'any one of them less, and the rest can be held'
		: 'not all are needed for it';
	return `Impossible, because ${sentenceFor(reason)}: wishes ${list} (${wishes.length}; ${size}).`;
}
